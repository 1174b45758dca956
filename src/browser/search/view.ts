import { address as siteAddress, facetPaths } from '../../addresses.ts';
import { normalise, type Query } from '../../search/query.ts';
import type { Answer, Result } from './reader.ts';
import type { SearchRecord } from '../../search/records.ts';
import { element, isMarked, marked, text, without, withMarks } from './marking.ts';

const mostResults = 50;

/**
 * Shows an answer as an ordered list, and says how many results there are.
 * @param retry asks again, where a part of the search could not be reached
 */
export function showAnswer(
  answer: Answer,
  query: Query,
  list: HTMLElement,
  status: HTMLElement,
  retry: () => void,
): void {
  const { results, missing, correction } = answer;
  const asked = correction ?? normalise(query.text);
  list.ariaBusy = String(!answer.isWhole);
  status.replaceChildren(...statusOf(answer, query), ...complaint(missing, retry));
  if (results.length === 0) {
    list.replaceChildren(...(answer.isWhole ? [browse()] : []));
    return;
  }
  const items = document.createElement('ol');
  items.setAttribute('aria-label', 'Results');
  items.append(...results.slice(0, mostResults).map((result) => item(result, asked)));
  // Focus stays on the result it was on while the text adds to the list.
  const focused = list.contains(document.activeElement)
    ? (document.activeElement as HTMLAnchorElement).href
    : undefined;
  list.replaceChildren(items);
  if (focused) {
    const links = [...items.querySelectorAll('a')];
    links.find(({ href }) => href === focused)?.focus();
  }
}

/** What there is before anything is asked: digests, newest first, and the most reviewed topics. */
export function showStart(records: readonly SearchRecord[], list: HTMLElement): void {
  const digests = [...new Set(records.map(({ digest }) => digest))].slice(0, 3);
  const counts = new Map<string, number>();
  for (const topic of records.flatMap(({ topics }) => topics)) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  const topics = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 6);
  list.replaceChildren(
    suggestions(
      'Newest digests',
      digests.map((digest) => [digest, `digests/${digest}/`]),
    ),
    suggestions(
      'Most reviewed topics',
      topics.map(([topic]) => [topic, `search/?topic=${encodeURIComponent(topic)}`]),
    ),
  );
}

function statusOf({ results, correction, isWhole }: Answer, query: Query): Node[] {
  const tried = normalise(query.text);
  if (results.length === 0) {
    return [text(isWhole ? `No review found for “${tried}”.` : 'Looking into the texts …')];
  }
  const count = `${results.length} ${results.length === 1 ? 'review' : 'reviews'}`;
  if (correction === undefined) return [text(count)];
  return [text('Results for '), element('em', correction), text(`: ${count}`)];
}

function complaint(missing: Answer['missing'], retry: () => void): Node[] {
  if (missing.length === 0) return [];
  const [first] = missing;
  const what =
    missing.length > 1
      ? 'Search is out of reach.'
      : first === 'names'
        ? 'Names and titles are out of reach, only texts were searched.'
        : 'The texts are out of reach, only names and titles were searched.';
  const button = element('button', 'Try again');
  button.type = 'button';
  button.addEventListener('click', retry);
  return [text(` ${what} `), button];
}

function browse(): HTMLElement {
  return suggestions('Browse instead', [
    ['Contents', ''],
    ['Papers from A to Z', 'papers/'],
    ['Reviewers', `${facetPaths.reviewer}/`],
    ['Institutions', `${facetPaths.institution}/`],
    ['Topics', `${facetPaths.topic}/`],
    ['Years', `${facetPaths.year}/`],
  ]);
}

function suggestions(title: string, links: readonly (readonly [string, string])[]): HTMLElement {
  const section = document.createElement('section');
  section.className = 'suggestions';
  const entries = links.map(([label, path]) => {
    const link = element('a', label);
    link.href = siteAddress(path);
    const line = document.createElement('li');
    line.append(link);
    return line;
  });
  const items = document.createElement('ul');
  items.append(...entries);
  section.append(element('h2', title), items);
  return section;
}

function item({ record, address, passage }: Result, asked: string): HTMLLIElement {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.append(...withMarks(record.title, asked));
  link.href = marking(address, asked);
  const about = document.createElement('p');
  about.className = 'origin';
  const { institutions, countries, year, authors, reviewer, handle } = record;
  if (Number.isFinite(year)) {
    about.append(
      span(withMarks([...institutions, ...countries, year].join(', '), asked)),
      ' ',
      span([text('Review by '), ...withMarks(reviewer, asked), ...handleIfAsked(handle, asked)]),
    );
  }
  line.append(link, about);
  const author = authors.filter((name) => isMarked(name, asked)).slice(0, 3);
  if (author.length > 0) {
    const by = element('p', 'Paper by ');
    by.append(
      ...withMarks(author.join(', '), asked),
      ...(author.length < authors.length ? [text(' and others')] : []),
    );
    line.append(by);
  }
  if (passage) {
    const excerpt = document.createElement('p');
    if (passage.address !== address && passage.section) {
      const section = element('a', passage.section);
      section.className = 'section';
      section.href = marking(passage.address, asked);
      excerpt.append(section, ' ');
    }
    excerpt.append(...without(marked(passage.excerpt), `${passage.section}.`));
    line.append(excerpt);
  }
  return line;
}

/** The address of a page on which the words that were asked for will be marked. */
function marking(address: string, asked: string): string {
  const [page = '', section] = address.split('#');
  const words = asked ? `?q=${encodeURIComponent(asked)}` : '';
  return page + words + (section === undefined ? '' : `#${section}`);
}

function handleIfAsked(handle: string, asked: string): Node[] {
  return isMarked(handle, asked) ? [text(' (@'), ...withMarks(handle, asked), text(')')] : [];
}

function span(children: readonly Node[]): HTMLSpanElement {
  const made = document.createElement('span');
  made.append(...children);
  return made;
}
