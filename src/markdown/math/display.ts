import type { Nodes, Paragraph, Root } from 'mdast';
import type { Plugin } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

type DisplayFormula = Extract<Nodes, { type: 'math' }>;

/**
 * Finds display formulas where the parser does not, but GitHub does: in `$$x$$` on a line of its
 * own, and in a fence of the language `math`. What follows an opening `$$` on its line, which the
 * parser takes for metadata, becomes the first line of the formula.
 */
export const remarkDisplayFormulas: Plugin<[], Root> = () => (tree, file) => {
  const source = String(file);
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'math' && node.meta) {
      // From the source, as the parser has resolved the escapes in it.
      const [opening = ''] = source.slice(node.position?.start.offset).split('\n', 1);
      const first = opening.replace(/^\$+/, '').trim();
      parent.children[index] = displayFormula(node, `${first}\n${node.value}`.trimEnd());
    } else if (node.type === 'code' && node.lang === 'math') {
      parent.children[index] = displayFormula(node, node.value);
    } else if (node.type === 'paragraph') {
      const parts = splitAtFormulas(node, source);
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    }
    return undefined;
  });
};

function displayFormula({ position }: Nodes, value: string): DisplayFormula {
  const code = {
    type: 'element' as const,
    tagName: 'code',
    properties: { className: ['language-math', 'math-display'] },
    children: [{ type: 'text' as const, value }],
  };
  return { type: 'math', value, data: { hName: 'pre', hChildren: [code] }, position };
}

/** Splits a paragraph at each `$$x$$` on a line of its own. */
function splitAtFormulas(paragraph: Paragraph, source: string): (Paragraph | DisplayFormula)[] {
  const parts: (Paragraph | DisplayFormula)[] = [];
  let words: Paragraph['children'] = [];
  const addWords = (): void => {
    const first = words.findIndex((word) => !isBlank(word));
    const children = words.slice(first, words.findLastIndex((word) => !isBlank(word)) + 1);
    if (first >= 0) parts.push({ ...paragraph, children });
    words = [];
  };
  for (const child of paragraph.children) {
    if (child.type === 'inlineMath' && isOnOwnLine(child, paragraph, source)) {
      addWords();
      parts.push(displayFormula(child, child.value));
    } else words.push(child);
  }
  addWords();
  return parts;
}

function isBlank(node: Nodes): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}

function isOnOwnLine(formula: Nodes, paragraph: Paragraph, source: string): boolean {
  const [start = 0, end = 0] = [formula.position?.start.offset, formula.position?.end.offset];
  const before = source.slice(paragraph.position?.start.offset, start);
  return (
    source.startsWith('$$', start) &&
    /(?:^|\n)[ \t>]*$/.test(before) &&
    /^[ \t]*(?:\n|$)/.test(source.slice(end))
  );
}
