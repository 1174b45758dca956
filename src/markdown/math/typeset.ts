import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'mdast-util-to-string';
import rehypeKatex from 'rehype-katex';
import { unified, type Plugin } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { hasClass } from '../elements.ts';
import { rehypePlainMathml } from './plainMathml.ts';
import { replaceStyles, union, type FormulaUse } from './styles.ts';
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

/** The maximum number of formulas in memory: some kilobytes each. */
const maxTypeset = 1000;

/**
 * Replaces the TeX of a text with what KaTeX makes of it: on a page with HTML that is serialised
 * already, in standalone texts with the elements of MathML.
 * @returns what the formulas of a page use
 * @throws Error with line and column of the first formula that KaTeX rejects
 */
export function typesetFormulas(tree: Root, kind: 'page' | 'standalone'): FormulaUse {
  const uses: FormulaUse[] = [];
  visit(tree, 'element', (node, index, parent) => {
    const code = node.tagName === 'pre' ? node.children[0] : node;
    if (code?.type !== 'element' || !isFormula(code) || !parent || index === undefined) return;
    const known = typeset[kind];
    const key = `${hasClass(code, 'math-display') ? 'display' : 'inline'} ${toString(code)}`;
    const { nodes, use } = known.get(key) ?? typesetFormula(node, kind);
    if (known.size === maxTypeset) known.clear();
    known.set(key, { nodes, use });
    uses.push(use);
    parent.children.splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });
  return union(uses);
}

function isFormula(code: Element): boolean {
  return hasClass(code, 'math-inline') || hasClass(code, 'math-display');
}

function typesetFormula(node: Element, kind: 'page' | 'standalone'): Typeset {
  const root = katex[kind].runSync({ type: 'root', children: [node] });
  const nodes = root.children as ElementContent[];
  if (kind === 'standalone') return { nodes, use: union([]) };
  const use = replaceStyles(nodes);
  return { nodes: [{ type: 'raw', value: toHtml(nodes) }], use };
}
