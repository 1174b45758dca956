import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

const elements = new Set(
  'svg g path line rect circle ellipse polyline polygon text tspan title desc'.split(' '),
);
const attributes = new Set(
  'xmlns className viewBox x y dx dy cx cy r rx ry width height d points x1 x2 y1 y2 transform'.split(
    ' ',
  ),
);

/**
 * Parses the SVG of a figure. As it is inlined into a page, only shapes, text and classes are
 * allowed.
 * @returns its root element
 * @throws Error with the line and what is not allowed there
 */
export function readDrawing(svg: string): Element {
  const tree: Root = fromHtml(svg.trim(), { fragment: true, space: 'svg' });
  const [root] = tree.children;
  if (tree.children.length !== 1 || root?.type !== 'element' || root.tagName !== 'svg') {
    throw new Error('1: not one <svg> element');
  }
  if (root.properties['viewBox'] === undefined) throw new Error('1: <svg> without a viewBox');
  visit(tree, (node) => {
    if (node.type === 'root' || node.type === 'text') return;
    const line = `${node.position?.start.line ?? 1}: `;
    if (node.type !== 'element') throw new Error(`${line}${node.type} in a figure`);
    if (!elements.has(node.tagName)) throw new Error(`${line}<${node.tagName}> in a figure`);
    const other = Object.keys(node.properties).find((name) => !attributes.has(name));
    if (other) throw new Error(`${line}the attribute ${other} in a figure`);
    delete node.position;
  });
  delete root.properties['xmlns'];
  return root;
}
