import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Markdown as reviews are written: GitHub's dialect with `$…$` and `$$…$$`. */
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/**
 * Parses a body; positions are those of the text given. The check, and each way that a text is
 * shown in, come one after the other: the last tree is kept, and may not be changed.
 */
export function parseMarkdown(body: string): Root {
  if (last?.body !== body) last = { body, tree: parser.parse(body) };
  return last.tree;
}

let last: { body: string; tree: Root } | undefined;

/** The nodes of trees that have been walked, in the order of the text. */
const walked = new WeakMap<Root, readonly Nodes[]>();

/**
 * The nodes of some types, in the order of the text. Two dozen rules look at a text: its tree is
 * walked once for all of them.
 */
export function nodesOf<Type extends Nodes['type']>(
  tree: Root,
  ...types: Type[]
): Extract<Nodes, { type: Type }>[] {
  let nodes = walked.get(tree);
  if (!nodes) walked.set(tree, (nodes = subtree(tree)));
  return nodes.filter((node): node is Extract<Nodes, { type: Type }> =>
    (types as string[]).includes(node.type),
  );
}

function subtree(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(subtree) : [])];
}
