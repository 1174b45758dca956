import type { Nodes, Root } from 'mdast';

/** The nodes of trees that have been walked, in the order of the text. */
const walked = new WeakMap<Root, readonly Nodes[]>();

/**
 * Calls a function for each node of some types. Two dozen rules look at a text: its tree is walked
 * once for all of them.
 */
export function eachNode<Type extends Nodes['type']>(
  tree: Root,
  types: Type | readonly Type[],
  look: (node: Extract<Nodes, { type: Type }>) => void,
): void {
  const wanted: readonly string[] = typeof types === 'string' ? [types] : types;
  for (const node of nodesOf(tree)) {
    if (wanted.includes(node.type)) look(node as Extract<Nodes, { type: Type }>);
  }
}

function nodesOf(tree: Root): readonly Nodes[] {
  const known = walked.get(tree);
  if (known) return known;
  const nodes: Nodes[] = [];
  const walk = (node: Nodes): void => {
    nodes.push(node);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  walked.set(tree, nodes);
  return nodes;
}
