import { countryNames } from './countries.ts';

/** What one line below the title of an article says. */
export type HeaderLine =
  | { kind: 'authors'; authors: string[]; origin: Origin; damaged: boolean }
  | { kind: 'original' }
  | { kind: 'code' }
  | { kind: 'reviewer'; reviewer?: string; slack?: string; damaged: boolean };

/** Where and when a paper was written. */
export interface Origin {
  institution: string[];
  country: string[];
  year?: number;
}

const authors =
  /^(?:the\s+)?(?:authors?(?:\s+of\s+the\s+(?:article|paper))?|article\s+authors?|автор(?:ы|ский коллектив)?(?:\s+(?:статьи|работы))?)\s*:\s*(.+)$/iu;
const reviewer =
  /^(?:review(?:ed|er)?(?:\s+(?:author|by))?|(?:author|автор)\s+(?:of\s+(?:the\s+)?review|обзора|рецензии|ревью)|обзор(?:\s+подготовил[аи]?)?|рецензент)\s*:\s*(.+)$/iu;
const original =
  /^(?:→|->|=>|➜|⇒)?\s*(?:(?:link\s+to\s+the\s+)?original(?:\s+(?:article|paper))?|(?:the\s+)?(?:article|paper)|оригинал(?:\s+статьи)?|(?:ссылка\s+на\s+)?стать[яю]|arxiv|pdf)\s*\.?$/iu;
const code =
  /^(?:→|->|=>|➜|⇒)?\s*(?:(?:the\s+)?(?:source\s+)?code|(?:исходный\s+)?код|github|repository|репозиторий)\s*\.?$/iu;

/**
 * Reads a line as part of the lines that stand below a title.
 * @param text the line, without markup
 * @param isFirst whether it stands right below the title, where a line that lost its words to a
 *   translation, ": Ada Example (Example University, 2019)", can still be told
 */
export function readHeaderLine(text: string, isExpected: boolean): HeaderLine | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  const byReviewer = reviewer.exec(line)?.[1];
  if (byReviewer !== undefined)
    return { kind: 'reviewer', ...readReviewer(byReviewer), damaged: false };
  const byAuthors = authors.exec(line)?.[1];
  if (byAuthors !== undefined) return readAuthors(byAuthors, false);
  const label = line.replace(/\(?https?:\S+/g, '').replace(/[\s:–—-]+$/, '');
  if (original.test(label)) return { kind: 'original' };
  if (code.test(label)) return { kind: 'code' };
  if (!isExpected) return undefined;
  const [, lost] = /^[:：]\s*(.+)$/.exec(line) ?? [];
  if (lost === undefined) return undefined;
  if (/^\(.*\)$/.test(lost)) return { kind: 'reviewer', ...readReviewer(lost), damaged: true };
  return /\d{4}\s*\)$/.test(lost) ? readAuthors(lost, true) : undefined;
}

/** Parts "Title (Institution, Country, 2019)". */
export function readOrigin(text: string): { words: string; origin: Origin } {
  const origin: Origin = { institution: [], country: [] };
  const open = lastGroup(text);
  if (open < 0) return { words: text.trim(), origin };
  const group = text.slice(open + 1, text.lastIndexOf(')'));
  for (const part of group
    .split(/[,;]/)
    .map((words) => words.trim())
    .filter(Boolean)) {
    const [, year] = /^(\d{4})(?:\s*г(?:од|\.)?)?$/.exec(part) ?? [];
    if (year !== undefined) origin.year = Number(year);
    else if (countryNames.has(part.toLowerCase())) origin.country.push(part);
    else origin.institution.push(part);
  }
  return { words: text.slice(0, open).trim(), origin };
}

function readAuthors(text: string, damaged: boolean): HeaderLine {
  const { words: all, origin } = readOrigin(text);
  // "Ada Example, 2016", without brackets.
  const [, words = all, year] = /^(.+?),\s*(\d{4})\s*\.?$/.exec(all) ?? [];
  if (year !== undefined) origin.year ??= Number(year);
  const names = words
    .replace(/\bet al\.?|и др\.?/giu, '')
    .split(/[,;]|\s+(?:and|и)\s+|\s&\s/u)
    .map((name) => name.trim().replace(/\.$/, (dot) => (/\b\p{L}\.$/u.test(name) ? dot : '')))
    .filter(Boolean);
  return { kind: 'authors', authors: names, origin, damaged };
}

function readReviewer(text: string): { reviewer?: string; slack?: string } {
  const line = text.trim().replace(/[.,]$/, '');
  const open = lastGroup(line);
  const name = (open < 0 ? line.replace(/@\S+/, '') : line.slice(0, open)).trim().replace(/,$/, '');
  const group = open < 0 ? '' : line.slice(open + 1, line.lastIndexOf(')'));
  const [, handle] =
    /(?:^|[\s,])(?:in|on|в)\s+(?:the\s+)?(?:ods\s+)?(?:slack|сл[эае]к\p{L}*)(?:['’-]?\p{L}{0,2})?\s*:?\s*@?([^,;]+)/iu.exec(
      group,
    ) ??
    /@([^\s,;)]+)/.exec(line) ??
    /^\s*@?([^,;]+)$/.exec(group) ??
    [];
  // One word in small letters is a handle.
  if (open < 0 && /^[a-z0-9][a-z0-9_.-]*$/.test(name)) return { slack: name };
  return {
    ...(name && { reviewer: name }),
    ...(handle?.trim() && { slack: handle.trim() }),
  };
}

/** Where the last pair of parentheses of a line opens, if the line ends with it. */
function lastGroup(text: string): number {
  const end = text
    .trimEnd()
    .replace(/[.,:]$/, '')
    .trimEnd();
  if (!end.endsWith(')')) return -1;
  let depth = 0;
  for (let place = end.length - 1; place >= 0; place -= 1) {
    if (end[place] === ')') depth += 1;
    if (end[place] === '(') depth -= 1;
    if (depth === 0) return place;
  }
  return -1;
}
