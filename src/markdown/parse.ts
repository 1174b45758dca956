import type { Nodes, Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { remarkFigures } from './figures.ts';
import { remarkDisplayFormulas } from './math/display.ts';

/**
 * Markdown as reviews are written: GitHub's dialect with `$…$` and `$$…$$`. Unlike on GitHub, a
 * single `~`, as in "~40%", strikes nothing out, and bold text may end at Chinese punctuation.
 */
const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(remarkMath)
  .use(remarkDisplayFormulas)
  .use(remarkFigures)
  .freeze();

/**
 * Parses a body; positions refer to the given text. The last tree is memoised, as a text is checked
 * and rendered several times in a row: do not mutate it.
 */
export function parseMarkdown(body: string): Root {
  if (last?.body !== body) last = { body, tree: parser.runSync(parser.parse(body), body) };
  return last.tree;
}

let last: { body: string; tree: Root } | undefined;

/** The nodes of each tree walked so far, in document order. */
const walked = new WeakMap<Root, readonly Nodes[]>();

/**
 * The nodes of the given types, in document order. A tree is walked only once, as two dozen rules
 * ask for nodes.
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
