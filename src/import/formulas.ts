import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/** Formulas as blogs write them into text. */
const written =
  /\${1,2}(inline|display)\${1,2}([^]*?)\${1,2}\1\${1,2}|\\\(([^]*?)\\\)|\\\[([^]*?)\\\]|\$\$([^$]+?)\$\$/g;

/**
 * Puts an element `formula` with the TeX in the place of each formula that has any: pictures with
 * the TeX beside them, MathML with an annotation, and the signs that scripts look for.
 */
export function typesetFormulas(root: Root): void {
  visit(root, 'element', (element, index, parent) => {
    if (!isDrawing(element) || !parent || index === undefined) return undefined;
    // What a script has drawn of a formula; its TeX stands behind it.
    const next = parent.children.slice(index + 1, index + 4);
    const hasTeX = next.some((sibling) => sibling.type === 'element' && isTeX(sibling));
    if (!hasTeX && toString(element).trim() !== '') return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  visit(root, 'element', (element, index, parent) => {
    const found = texOf(element);
    if (!found || !parent || index === undefined) return undefined;
    parent.children[index] = formula(found.tex, found.display, element);
    return SKIP;
  });
  visit(root, 'text', (node, index, parent) => {
    if (!parent || index === undefined || isCode(parent)) return undefined;
    const parts: ElementContent[] = [];
    let end = 0;
    for (const found of node.value.matchAll(written)) {
      const [whole, kind, marked, round, square, dollars] = found;
      const tex = marked ?? round ?? square ?? dollars ?? '';
      const display = kind === 'display' || square !== undefined || dollars !== undefined;
      parts.push(
        { type: 'text', value: node.value.slice(end, found.index) },
        formula(tex, display, node),
      );
      end = found.index + whole.length;
    }
    if (parts.length === 0) return undefined;
    parts.push({ type: 'text', value: node.value.slice(end) });
    parent.children.splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
}

function texOf({
  tagName,
  properties,
  children,
}: Element): { tex: string; display: boolean } | undefined {
  const names = Array.isArray(properties['className']) ? properties['className'].join(' ') : '';
  if (tagName === 'img') {
    const { alt, src, dataTex } = properties;
    const isFormula =
      dataTex !== undefined || /formulas?\//.test(String(src)) || /formula|latex|tex/.test(names);
    if (!isFormula || typeof alt !== 'string' || alt.trim() === '') return undefined;
    return { tex: bare(alt), display: dataTex === 'display' || /\$display\$|^\s*\$\$/.test(alt) };
  }
  if (tagName === 'math' || /katex|mathjax/i.test(names)) {
    let tex: string | undefined;
    let display = properties['display'] === 'block' || names.includes('display');
    for (const child of children) {
      visit(child, 'element', (part) => {
        const { encoding } = part.properties;
        if (part.tagName === 'annotation' && /tex/i.test(String(encoding))) tex ??= toString(part);
        if (part.tagName === 'math' && part.properties['display'] === 'block') display = true;
      });
    }
    return tex === undefined ? undefined : { tex: bare(tex), display };
  }
  if (isTeX({ tagName, properties })) {
    const tex = toString({ type: 'root', children });
    return { tex: bare(tex), display: String(properties['type']).includes('display') };
  }
  if (/(^| )math($| )|formula/.test(names)) {
    const text = toString({ type: 'root', children });
    return { tex: bare(text), display: tagName === 'div' || text.includes('$display$') };
  }
  return undefined;
}

function isTeX({ tagName, properties }: Pick<Element, 'tagName' | 'properties'>): boolean {
  return tagName === 'script' && String(properties['type']).startsWith('math/tex');
}

function isDrawing({ tagName, properties, children }: Element): boolean {
  const names = Array.isArray(properties['className']) ? properties['className'].join(' ') : '';
  return /MathJax|MJX/.test(names) || (tagName === 'math' && children.length === 0);
}

/** TeX without the signs around it. A translator parts a command from its backslash. */
function bare(text: string): string {
  return text
    .replace(/\\ (?=[A-Za-z]{2})/g, '\\')
    .trim()
    .replace(/^\${1,2}(inline|display)\${1,2}([^]*?)\${1,2}\1\${1,2}$/, '$2')
    .replace(/^\$\$?([^]*?)\$?\$$/, '$1')
    .replace(/^\\[([]([^]*)\\[)\]]$/, '$1')
    .trim();
}

function formula(tex: string, display: boolean, { position }: Pick<Element, 'position'>): Element {
  return {
    type: 'element',
    tagName: 'formula',
    properties: { display: String(display) },
    children: [{ type: 'text', value: tex.trim() }],
    ...(position && { position }),
  };
}

function isCode(parent: { type: string; tagName?: string }): boolean {
  return parent.tagName === 'code' || parent.tagName === 'pre' || parent.tagName === 'formula';
}
