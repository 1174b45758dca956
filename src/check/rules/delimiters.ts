import type { TextRule } from '../rule.ts';

const maxMarks = 1500;
const signs = ['*', '_', '~', '[', ']', '<', '&', '!', '`', '$'];

/** A paragraph of little but markup: the time to parse it grows with the square of their number. */
export const delimiters: TextRule = {
  name: 'delimiters',
  example: '*a_ '.repeat(maxMarks + 1),
  check(text, report) {
    let [start, line] = [1, 1];
    let counts = new Map<string, number>();
    for (const words of text.split('\n')) {
      if (words.trim() === '') {
        counts = new Map();
        start = line + 1;
      }
      for (const sign of words) {
        if (signs.includes(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
      }
      const [worst] = [...counts].filter(([, count]) => count > maxMarks);
      if (worst) {
        report(
          { line: start, column: 1 },
          `a paragraph with over ${maxMarks} \`${worst[0]}\``,
          'Break it up, or put what is no markup into a code fence',
        );
        return;
      }
      line += 1;
    }
  },
};
