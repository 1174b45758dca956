import { address as siteAddress, facetPaths } from '../../addresses.ts';
import { normalise, type Query } from '../../search/query.ts';
import type { SearchRecord } from '../../search/records.ts';
import { element, excerptNodes, hasHits, highlighted, text } from './highlight.ts';
import type { Answer, Result } from './search.ts';

const maxResults = 50;

/**
 * Shows an answer as an ordered list, and its count as the status.
 * @param retry runs the query again, after a part of the search has failed
 */
export function showAnswer(
  answer: Answer,
  query: Query,
  list: HTMLElement,
  status: HTMLElement,
  retry: () => void,
): void {
  const { results, failed, correction, isComplete } = answer;
  const words = correction ?? normalise(query.text);
  list.ariaBusy = String(!isComplete);
  status.replaceChildren(...statusOf(answer, query), ...failureMessage(failed, retry));
  if (results.length === 0) {
    list.replaceChildren(...(isComplete ? [browse()] : []));
    return;
  }
  const items = document.createElement('ol');
  items.setAttribute('aria-label', 'Results');
  items.append(...results.slice(0, maxResults).map((result) => item(result, words)));
  // Keep the focus on its result when results of the full text are added.
  const focused = list.contains(document.activeElement)
    ? (document.activeElement as HTMLAnchorElement).href
    : undefined;
  list.replaceChildren(items);
  if (focused) {
    const links = [...items.querySelectorAll('a')];
    links.find(({ href }) => href === focused)?.focus();
  }
}

/** Shows the start of an empty search: the newest digests and the most reviewed topics. */
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

function statusOf({ results, correction, isComplete }: Answer, query: Query): Node[] {
  if (results.length === 0) {
    return [
      text(
        isComplete ? `No review found for “${normalise(query.text)}”.` : 'Looking into the texts …',
      ),
    ];
  }
  const count = `${results.length} ${results.length === 1 ? 'review' : 'reviews'}`;
  if (correction === undefined) return [text(count)];
  return [text('Results for '), element('em', correction), text(`: ${count}`)];
}

function failureMessage(failed: Answer['failed'], retry: () => void): Node[] {
  if (failed.length === 0) return [];
  const message =
    failed.length > 1
      ? 'Search is out of reach.'
      : failed[0] === 'names'
        ? 'Names and titles are out of reach, only texts were searched.'
        : 'The texts are out of reach, only names and titles were searched.';
  const button = element('button', 'Try again');
  button.type = 'button';
  button.addEventListener('click', retry);
  return [text(` ${message} `), button];
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

function item({ record, address, passage }: Result, words: string): HTMLLIElement {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.append(...highlighted(record.title, words));
  link.href = withQuery(address, words);
  const origin = document.createElement('p');
  origin.className = 'origin';
  const { institutions, countries, year, authors, reviewer, handle } = record;
  if (Number.isFinite(year)) {
    origin.append(
      span(highlighted([...institutions, ...countries, year].join(', '), words)),
      ' ',
      span([text('Review by '), ...highlighted(reviewer, words), ...handleIfHit(handle, words)]),
    );
  }
  line.append(link, origin);
  const hits = authors.filter((name) => hasHits(name, words)).slice(0, 3);
  if (hits.length > 0) {
    const by = element('p', 'Paper by ');
    by.append(
      ...highlighted(hits.join(', '), words),
      ...(hits.length < authors.length ? [text(' and others')] : []),
    );
    line.append(by);
  }
  if (passage) {
    const excerpt = document.createElement('p');
    if (passage.address !== address && passage.section) {
      const section = element('a', passage.section);
      section.className = 'section';
      section.href = withQuery(passage.address, words);
      excerpt.append(section, ' ');
    }
    // The text of a section begins with its title.
    excerpt.append(...excerptNodes(passage.excerpt, `${passage.section}.`));
    line.append(excerpt);
  }
  return line;
}

/** An address with the query, whose words the page highlights. */
function withQuery(address: string, words: string): string {
  const [page = '', section] = address.split('#');
  const parameters = words ? `?q=${encodeURIComponent(words)}` : '';
  return page + parameters + (section === undefined ? '' : `#${section}`);
}

function handleIfHit(handle: string, words: string): Node[] {
  return hasHits(handle, words) ? [text(' (@'), ...highlighted(handle, words), text(')')] : [];
}

function span(children: readonly Node[]): HTMLSpanElement {
  const created = document.createElement('span');
  created.append(...children);
  return created;
}
