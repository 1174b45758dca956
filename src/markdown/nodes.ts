import type { Nodes, Root } from 'mdast';

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
