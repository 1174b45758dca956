import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'mdast-util-to-string';
import rehypeKatex from 'rehype-katex';
import { unified, type Plugin } from 'unified';
import { hasClass, visitElements } from '../elements.ts';
import { rehypePlainMathml } from './plainMathml.ts';
import { noFormulas, replaceStyles, union, type FormulaUse } from './styles.ts';
import { mathOptions } from './tex.ts';

/** `rehype-katex` does not throw on invalid TeX: it adds a message, and renders the TeX in red. */
const refuseBadTex: Plugin<[], Root> =
  () =>
  (_formula, { messages: [bad] }) => {
    if (!bad) return;
    const { line, column, cause } = bad;
    const error = new Error(`${line}:${column}: ${String(cause)}`, { cause });
    throw Object.assign(error, { line, column });
  };

const mathml = { ...mathOptions, output: 'mathml' } as const;
const katex = {
  page: unified().use(rehypeKatex, mathOptions).use(refuseBadTex).freeze(),
  standalone: unified().use(rehypeKatex, mathml).use(refuseBadTex).use(rehypePlainMathml).freeze(),
};

interface Typeset {
  nodes: ElementContent[];
  use: FormulaUse;
}

/** In memory, as many formulas repeat, within a text and across texts. */
const typeset = { page: new Map<string, Typeset>(), standalone: new Map<string, Typeset>() };

/** Short formulas repeat. Their elements take up to half a kilobyte for each character of TeX. */
const [maxLength, maxTypeset] = [100, 500];

/**
 * Replaces the TeX of a text with what KaTeX makes of it: on a page with HTML that is serialised
 * already, in standalone texts with the elements of MathML.
 * @returns what the formulas of a page use
 * @throws Error with line and column of the first formula that KaTeX rejects
 */
export function typesetFormulas(tree: Root, kind: 'page' | 'standalone'): FormulaUse {
  const uses: FormulaUse[] = [];
  visitElements(tree, (node, index, parent) => {
    const isDisplay = hasClass(node, 'math-display');
    if (!isDisplay && !hasClass(node, 'math-inline')) return undefined;
    const tex = toString(node);
    const key = `${isDisplay ? 'display' : 'inline'} ${tex}`;
    const known = typeset[kind];
    const formula = known.get(key) ?? typesetFormula(node, kind);
    if (!known.has(key) && tex.length <= maxLength) {
      if (known.size === maxTypeset) known.clear();
      known.set(key, formula);
    }
    uses.push(formula.use);
    parent.children.splice(index, 1, ...formula.nodes);
    return index + formula.nodes.length;
  });
  return union(uses);
}

function typesetFormula(code: Element, kind: 'page' | 'standalone'): Typeset {
  const root = katex[kind].runSync({ type: 'root', children: [code] });
  const nodes = root.children as ElementContent[];
  if (kind === 'standalone') return { nodes, use: noFormulas };
  const use = replaceStyles(nodes);
  return { nodes: [{ type: 'raw', value: toHtml(nodes) }], use };
}
