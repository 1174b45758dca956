/** The width of a text in pixels. */
type Measure = (text: string) => number;

/**
 * Breaks a text into as few lines as possible, of about the same length.
 * @param measure is called once for each word: measuring takes longer than all else
 */
export function balancedLines(text: string, width: number, measure: Measure): string[] {
  const words = text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ word, width: measure(word) }));
  const space = measure(' ');
  const { length } = greedyLines(words, width, space);
  const [, narrowest] = bisect(0, width, (narrower) => {
    const lines = greedyLines(words, narrower, space);
    return lines.length === length && lines.every((line) => line.width <= narrower);
  });
  return greedyLines(words, narrowest, space).map(({ words }) => words.join(' '));
}

/** At most `max` lines: what does not fit makes the last one too long, to be cut by {@link fitted}. */
export function firstLines(lines: readonly string[], max: number): string[] {
  const last = lines.slice(max - 1).join(' ');
  return [...lines.slice(0, max - 1), last].filter(Boolean);
}

/** Names on one line; those that do not fit are counted: "Kaiyang Zhou and 2 more". */
export function shortList(names: readonly string[], width: number, measure: Measure): string {
  const lists = names.map((_, hidden) => {
    const shown = names.slice(0, names.length - hidden).join(', ');
    return hidden > 0 ? `${shown} and ${hidden} more` : shown;
  });
  return lists.find((list) => measure(list) <= width) ?? lists.at(-1) ?? '';
}

/** Truncates a text that is wider than `width`, with an ellipsis. */
export function fitted(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  const [length] = bisect(
    0,
    text.length,
    (longer) => measure(`${text.slice(0, longer)} …`) > width,
  );
  return `${text.slice(0, length).trimEnd()} …`;
}

/** Bisects to two bounds at most 1 apart: `isHigh` is false at the lower and true at the upper. */
function bisect(low: number, high: number, isHigh: (value: number) => boolean): [number, number] {
  if (high - low <= 1) return [low, high];
  const middle = (low + high) / 2;
  return isHigh(middle) ? bisect(low, middle, isHigh) : bisect(middle, high, isHigh);
}

function greedyLines(
  words: readonly { word: string; width: number }[],
  maxWidth: number,
  space: number,
): { words: string[]; width: number }[] {
  const lines: { words: string[]; width: number }[] = [];
  for (const { word, width } of words) {
    const line = lines.at(-1);
    if (line && line.width + space + width <= maxWidth) {
      line.words.push(word);
      line.width += space + width;
    } else lines.push({ words: [word], width });
  }
  return lines;
}
