import { positionWithin } from '../positions.ts';
import type { Rule } from '../rule.ts';

/** In em, by the lengths that TeX gives the units at ten points. */
const units: Readonly<Record<string, number>> = {
  em: 1,
  ex: 0.43,
  mu: 1 / 18,
  pt: 0.1,
  bp: 0.1,
  px: 0.1,
  pc: 1.2,
  dd: 0.107,
  cc: 1.284,
  mm: 0.285,
  cm: 2.85,
  in: 7.23,
};
const maxWidth = 10;
const space =
  /\\(?:kern|mkern|hskip|mskip|hspace\*?|mspace|raisebox|raise|lower|above|moveleft|moveright|\\)\s*[{[]?\s*([-+]?\s*[\d.]+)\s*([a-z]{2})/g;

/** Spaces that move a formula over the text beside it, or off the page. */
export const formulaSpaces: Rule = {
  name: 'formula-spaces',
  example: '$a\\hspace{-500em}b$',
  check({ nodes, text }, report) {
    const hint = `Keep to ${maxWidth}em; \\quad is 1em`;
    for (const node of nodes('math', 'inlineMath')) {
      for (const { index, 1: number = '', 2: unit = '' } of node.value.matchAll(space)) {
        const length = Number(number.replace(/\s/g, '')) * (units[unit] ?? 0);
        if (Math.abs(length) <= maxWidth) continue;
        report(positionWithin(node, index, text), `a space of ${number.trim()}${unit}`, hint);
      }
    }
  },
};
