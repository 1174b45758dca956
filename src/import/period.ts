/** Months by the first letters of their names, in English and Russian. */
const months = [
  ['jan', 'янв'],
  ['feb', 'фев'],
  ['mar', 'мар'],
  ['apr', 'апр'],
  ['may', 'май', 'мая'],
  ['jun', 'июн'],
  ['jul', 'июл'],
  ['aug', 'авг'],
  ['sep', 'сен'],
  ['oct', 'окт'],
  ['nov', 'ноя'],
  ['dec', 'дек'],
];

/** The months that a digest covers: `2019-07`. */
export interface Period {
  from: string;
  to: string;
  /** The name of the digest's file: `2019-q3`, `2017-09`, `2017-12-to-2018-01`. */
  slug: string;
}

/**
 * Finds the period that a title names: "July - September 2019", "Декабрь 2017 — январь 2018".
 * @returns undefined where it names none
 */
export function periodIn(title: string): Period | undefined {
  const found: { month: number; year?: number }[] = [];
  for (const [word] of title.matchAll(/[\p{L}]+|\d{4}/gu)) {
    const month = months.findIndex((names) =>
      names.some((name) => word.toLowerCase().startsWith(name)),
    );
    const last = found.at(-1);
    if (/^\d{4}$/.test(word) && last) last.year ??= Number(word);
    else if (month >= 0) found.push({ month: month + 1 });
  }
  const [first, last] = [found[0], found.at(-1)];
  if (!first || last?.year === undefined) return undefined;
  const from = written(first.year ?? last.year, first.month);
  const to = written(last.year, last.month);
  return { from, to, slug: slugOf(from, to) };
}

function slugOf(from: string, to: string): string {
  if (from === to) return from;
  const [month, end] = [Number(from.slice(5)), Number(to.slice(5))];
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  if (sameYear && month % 3 === 1 && end === month + 2)
    return `${from.slice(0, 4)}-q${(month + 2) / 3}`;
  return `${from}-to-${to}`;
}

function written(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
