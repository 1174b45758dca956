import { address as siteAddress, facetAddress, facetPaths } from '../../addresses.ts';
import { countFacets, toParameters, type Query } from '../../search/query.ts';
import type { SearchRecord } from '../../search/records.ts';
import { element } from '../element.ts';
import { excerptNodes, hasHits, highlighted } from './highlight.ts';
import type { Result } from './results.ts';
import type { Answer } from './search.ts';

/** How many results are shown first, and are added at a time. */
export const pageSize = 20;

/** Where an answer is shown, and how many results of it. */
interface View {
  list: HTMLElement;
  status: HTMLElement;
  limit: number;
  /** Runs the query again: for more results, or after part of the search has failed. */
  rerun: (limit: number) => void;
}

/** Shows an answer as an ordered list, after reviewers and topics, and its count as the status. */
export function showAnswer(answer: Answer, query: Query, view: View): void {
  const { results, searched, groups, isComplete } = answer;
  const { list, status, limit, rerun } = view;
  list.ariaBusy = String(!isComplete);
  status.replaceChildren(
    ...statusOf(answer, query),
    ...failureMessage(answer, () => {
      rerun(limit);
    }),
  );
  const named = Object.entries(groups).flatMap(([title, links]) =>
    links.length > 0 ? [suggestions(title, links)] : [],
  );
  if (results.length === 0) {
    list.replaceChildren(...named, ...(isComplete ? [browse()] : []));
    return;
  }
  // Keep the focus on the same result when full-text results are added.
  const { activeElement } = document;
  const focused = list.contains(activeElement) && (activeElement as HTMLAnchorElement).href;
  const items = results.slice(0, limit).map((result) => item(result, searched));
  if (named.length > 0) named.push(element('h2', {}, 'Reviews'));
  const left = results.length - limit;
  const more = element(
    'button',
    {
      type: 'button',
      className: 'more',
      onclick: () => {
        rerun(limit + pageSize);
      },
    },
    `Show ${Math.min(left, pageSize)} more`,
  );
  list.replaceChildren(
    ...[...named, element('ol', { ariaLabel: 'Results' }, ...items)],
    ...(left > 0 ? [more] : []),
  );
  if (focused) [...list.querySelectorAll('a')].find(({ href }) => href === focused)?.focus();
}

/** Shows where to start without a query: the newest digests and the most reviewed topics. */
export function showStart(records: readonly SearchRecord[], query: Query, list: HTMLElement): void {
  const { digest, topic } = countFacets(records, query);
  const digests = [...digest.keys()].slice(0, 3);
  const slugs = new Map(records.map((record) => [record.period, record.digest]));
  const topics = [...topic].toSorted((a, b) => b[1] - a[1]).slice(0, 6);
  list.replaceChildren(
    suggestions(
      'Newest digests',
      digests.map((name) => [name, siteAddress(`digests/${slugs.get(name) ?? ''}/`)]),
    ),
    suggestions(
      'Most reviewed topics',
      topics.map(([name]) => [name, facetAddress('topic', name)]),
    ),
  );
}

function statusOf(
  { results, others, correction, meaning, isClose, isComplete, failed }: Answer,
  query: Query,
): (Node | string)[] {
  const text = query.text.trim();
  if (results.length === 0) {
    // Not everything was asked.
    if (failed.length > 0) return [];
    return [isComplete ? `Nothing matches “${text}”.` : 'Searching the texts…'];
  }
  const about = others.length > 0 ? 'about ' : '';
  const count = `${about}${results.length} ${results.length === 1 ? 'review' : 'reviews'}`;
  if (isClose) {
    const corrected = correction === undefined ? [] : [' to ', element('em', {}, correction)];
    return ['Nothing has all of these words together. These come close', ...corrected, ':'];
  }
  if (meaning !== undefined) return [`${count} for ${text} or `, element('em', {}, meaning)];
  if (correction === undefined) return [count];
  const typed = toParameters({ ...query, asTyped: true }).toString();
  const link = element('a', { href: `${siteAddress('search/')}?${typed}` }, text);
  const shown = element('em', {}, correction);
  return ['Showing results for ', shown, `: ${count}. Search for `, link, ' instead'];
}

const failures = {
  names: ['Titles and names did not load', 'these are matches in the texts'],
  text: ['The texts did not load', 'these are matches in titles and names'],
};

function failureMessage({ failed, results }: Answer, retry: () => void): (Node | string)[] {
  const [part] = failed;
  if (!part) return [];
  const parts = failed.length > 1 ? ['Search did not load'] : failures[part];
  const message = `${parts.slice(0, results.length > 0 ? 2 : 1).join('; ')}.`;
  return [` ${message} `, element('button', { type: 'button', onclick: retry }, 'Try again')];
}

function browse(): HTMLElement {
  return suggestions('Browse instead', [
    ['Reviews', siteAddress()],
    ['Papers from A to Z', siteAddress('papers/')],
    ...Object.values(facetPaths).map(
      (path) => [path.charAt(0).toUpperCase() + path.slice(1), siteAddress(`${path}/`)] as const,
    ),
  ]);
}

function suggestions(title: string, links: readonly (readonly [string, string])[]): HTMLElement {
  const items = links.map(([label, href]) => element('li', {}, element('a', { href }, label)));
  return element(
    'section',
    { className: 'suggestions' },
    element('h2', {}, title),
    element('ul', {}, ...items),
  );
}

function item({ title, record, address, passage }: Result, text: string): HTMLLIElement {
  const link = element('a', { href: withQuery(address, text) }, ...highlighted(title, text));
  const line = element('li', {}, link);
  if (record) {
    const { institutions, countries, year, authors, reviewer, handle } = record;
    const paper = highlighted([...institutions, ...countries, year].join(', '), text);
    const review = ['Reviewed by ', ...highlighted(reviewer, text)];
    if (reviewer !== `@${handle}` && hasHits(handle, text))
      review.push(' (@', ...highlighted(handle, text), ')');
    const spans = [element('span', {}, ...paper), ' ', element('span', {}, ...review)];
    line.append(element('p', { className: 'origin' }, ...spans));
    const hits = authors.filter((name) => hasHits(name, text)).slice(0, 3);
    if (hits.length > 0) {
      const others = hits.length < authors.length ? ' and others' : '';
      line.append(element('p', {}, 'Paper by ', ...highlighted(hits.join(', '), text), others));
    }
  }
  if (passage) {
    const { section } = passage;
    const excerpt = element('p');
    if (section && passage.address !== address) {
      const href = withQuery(passage.address, text);
      excerpt.append(element('a', { className: 'section', href }, section), ' ');
    }
    // The text of a section begins with its title.
    excerpt.append(...excerptNodes(passage.excerpt, `${section}.`));
    line.append(excerpt);
  }
  return line;
}

/** Adds the query to an address, for the page to highlight its words. */
function withQuery(address: string, text: string): string {
  const [page = '', section] = address.split('#');
  const parameters = text ? `?q=${encodeURIComponent(text)}` : '';
  return page + parameters + (section === undefined ? '' : `#${section}`);
}
