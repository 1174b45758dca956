import type { TextRule } from '../rule.ts';

const maxDelimiters = 1500;

/** A paragraph of little but markup: the time to parse it grows with the square of their number. */
export const delimiters: TextRule = {
  name: 'delimiters',
  example: '*a_ '.repeat(maxDelimiters + 1),
  check(text, report) {
    let start = 1;
    let counts: Record<string, number> = {};
    for (const [index, line] of text.split('\n').entries()) {
      if (line.trim() === '') {
        counts = {};
        start = index + 2;
      }
      for (const [sign] of line.matchAll(/[*_~[\]<&!`$]/g)) {
        counts[sign] = (counts[sign] ?? 0) + 1;
      }
      const most = Object.keys(counts).find((sign) => (counts[sign] ?? 0) > maxDelimiters);
      if (most === undefined) continue;
      const hint = 'Break it up, or put what is no markup into a code fence';
      const message = `a paragraph with over ${maxDelimiters} \`${most}\``;
      report({ line: start, column: 1 }, message, hint);
      return;
    }
  },
};
