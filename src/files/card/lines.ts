/** The width of a text in pixels. */
type Measure = (text: string) => number;

/** Breaks a text into as few lines as possible, of about the same length. */
export function balancedLines(text: string, width: number, measure: Measure): string[] {
  const { length } = greedyLines(text, width, measure);
  const [, narrowest] = bisect(0, width, (narrower) => {
    const lines = greedyLines(text, narrower, measure);
    return lines.length === length && lines.every((line) => measure(line) <= narrower);
  });
  return greedyLines(text, narrowest, measure);
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

function greedyLines(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
