/** Gives the width of a text in pixels. */
export type Measure = (text: string) => number;

/**
 * Breaks a text into lines of about the same length.
 * @param width of the longest line, in pixels
 * @returns the lines, as few as there can be; a word that is too long has a line of its own
 */
export function balancedLines(text: string, width: number, measure: Measure): string[] {
  const lines = greedyLines(text, width, measure);
  let [low, high] = [0, width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const tried = greedyLines(text, middle, measure);
    const fits = tried.length === lines.length && tried.every((line) => measure(line) <= middle);
    if (fits) high = middle;
    else low = middle;
  }
  return greedyLines(text, high, measure);
}

/**
 * A list on one line; those who do not fit are counted.
 * @param width in pixels
 * @returns "Kaiyang Zhou, Yongxin Yang and 2 more"
 */
export function shortList(names: readonly string[], width: number, measure: Measure): string {
  for (let shown = names.length; shown > 1; shown -= 1) {
    const rest = names.length - shown;
    const text = names.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
    if (measure(text) <= width) return text;
  }
  return names.length > 1 ? `${names[0] ?? ''} and ${names.length - 1} more` : (names[0] ?? '');
}

function greedyLines(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
