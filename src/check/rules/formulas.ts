import { checkFormula, refusedCommands, splitLabel, texOf } from '../../markdown/math/tex.ts';
import { offsetWithin, replacing, sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';
import { sizeProblem } from './formulaSize.ts';

/** Commands that define, link or embed. */
export const formulaCommands: Rule = ({ nodes, text }, report) => {
  const hint = 'Write out what it stands for; links and images go outside of formulas';
  for (const node of nodes('math', 'inlineMath')) {
    const found = refusedCommands.exec(node.value);
    if (!found) continue;
    report(offsetWithin(node, found.index, text), `\`${found[0]}\` in a formula`, hint);
  }
};

const otherScript = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;

/** Letters that KaTeX's fonts lack; `\text{…}` falls back to the font of the page. */
export const formulaLetters: Rule = ({ nodes, text }, report) => {
  for (const node of nodes('math', 'inlineMath')) {
    const outside = node.value.replace(/\\(?:text[a-z]*|mbox)\s*\{[^{}]*\}/g, (match) =>
      ' '.repeat(match.length),
    );
    const found = otherScript.exec(outside);
    if (!found) continue;
    const hint = 'Use Latin or Greek letters, or put words into `\\text{…}`';
    report(offsetWithin(node, found.index, text), `\`${found[0]}\` in a formula`, hint);
  }
};

/** How to write what KaTeX rejects, by its messages. */
const hints: readonly (readonly [RegExp, string])[] = [
  [
    /^a label/,
    'A display formula may have one label, of small letters, digits and hyphens: `\\label{gate}`',
  ],
  [/: \\(eq)?ref/, 'Refer to a formula from the text: `[](#formula-gate)`'],
  [/eqnarray/, 'Use `align`, with one `&` in front of each `=`'],
  [/got '&'/, 'Put it between `\\begin{aligned}` and `\\end{aligned}`'],
  [/only in display/, 'Put it between `$$` on lines of their own'],
];

/** TeX that KaTeX rejects, with the options of the page. */
export const formulas: Rule = ({ nodes, text }, report) => {
  for (const node of nodes('math', 'inlineMath')) {
    // Reported by another rule. Macros could expand to what takes minutes.
    if (sizeProblem(node.value) || refusedCommands.test(node.value)) continue;
    if (!texOf(node).trim()) {
      report(node, 'an empty formula', 'Write it, or remove the dollar signs');
      continue;
    }
    try {
      checkFormula(node);
    } catch (error) {
      const { position: offset } = error as { position?: number };
      const at = offset === undefined ? node : offsetWithin(node, offset, text);
      const message = messageOf(error);
      const [, hint] = hints.find(([pattern]) => pattern.test(message)) ?? [];
      report(at, message, hint ?? 'Fix the TeX; a dollar sign that is not math is `\\$`');
    }
  }
};

/** Two formulas with the same label: a link can lead to only one of them. */
export const labels: Rule = ({ nodes }, report) => {
  const seen = new Set<string>();
  for (const node of nodes('math')) {
    const { id } = splitLabel(node.value);
    if (id === undefined) continue;
    if (seen.has(id))
      report(node, `the label of \`${id}\` is used twice`, 'Give each formula its own');
    seen.add(id);
  }
};

/** Prices parsed as a formula: a space inside the dollar signs, or a digit after them. */
export const dollarSigns: Rule = ({ nodes, text }, report) => {
  for (const node of nodes('inlineMath')) {
    const inside = sourceOf(node, text).replace(/^\$+|\$+$/g, '');
    const next = text[node.position?.end.offset ?? text.length] ?? '';
    if (!/^\s|\s$/.test(inside) && !/\d/.test(next)) continue;
    const message = 'a formula with a space inside its dollar signs, or a digit after them';
    const hint = 'A dollar sign that is not math is `\\$`; a formula has no space at its ends';
    // Words between two prices are no formula.
    const isFormula = !/\d/.test(next) && (/[\\^_={]/.test(inside) || !/\p{L}{2}/u.test(inside));
    const fix = isFormula ? replacing(node, `$${inside.trim()}$`) : undefined;
    report(node, message, hint, fix);
  }
};

function messageOf(error: unknown): string {
  return (error as Error).message
    .replace(/^KaTeX parse error: /, '')
    .replace(
      /^Undefined control sequence: \\label(?![A-Za-z])/,
      'a label that cannot be an address',
    )
    .replace(/ at (position \d+|end of input): [^]*$/, '')
    .replace(/\s+/g, ' ');
}
