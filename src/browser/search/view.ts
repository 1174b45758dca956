import { address as siteAddress, facetPaths } from '../../addresses.ts';
import { toParameters, type Query } from '../../search/query.ts';
import { element } from '../element.ts';
import { excerptNodes, markedNodes } from './highlight.ts';
import type { Result } from '../searchWorker/result.ts';
import type { Answer } from '../searchWorker/answer.ts';

/** How many results are shown first, and are added at a time. */
export const pageSize = 20;

/** Where an answer is shown, and how many results of it. */
interface View {
  list: HTMLElement;
  status: HTMLElement;
  limit: number;
  /** Shows more results. */
  more: () => void;
  /** Runs the query again, after part of the search has failed. */
  retry: () => void;
}

/** Shows an answer as an ordered list, after reviewers and topics, and its count as the status. */
export function showAnswer(answer: Answer, query: Query, view: View): void {
  const { results, total, searched, groups, isComplete } = answer;
  const { list, status, limit, more, retry } = view;
  list.ariaBusy = String(!isComplete);
  status.replaceChildren(...statusOf(answer, query), ...failureMessage(answer, retry));
  const named = Object.entries(groups).flatMap(([title, links]) =>
    links.length > 0 ? [suggestions(title, links)] : [],
  );
  if (total === 0) {
    const isUnanswered = isComplete && !answer.isBlank;
    list.replaceChildren(...named, ...(isUnanswered ? [browse()] : []));
    return;
  }
  // Keep the focus on the same result when full-text results are added, or one has typed on.
  const { activeElement } = document;
  const isResult = activeElement instanceof HTMLAnchorElement && list.contains(activeElement);
  const focused = isResult ? placeOf(activeElement) : undefined;
  const items = results.map((result) => item(result, searched));
  if (named.length > 0) named.push(element('h2', {}, 'Reviews'));
  const left = total - limit;
  const label = `Show ${Math.min(left, pageSize)} more`;
  const button = element('button', { type: 'button', className: 'more', onclick: more }, label);
  list.replaceChildren(
    ...[...named, element('ol', { ariaLabel: 'Results' }, ...items)],
    ...(left > 0 ? [button] : []),
  );
  if (focused) [...list.querySelectorAll('a')].find((link) => placeOf(link) === focused)?.focus();
}

/** Where a link leads, whatever the page highlights. */
function placeOf({ pathname, hash }: HTMLAnchorElement): string {
  return pathname + hash;
}

function statusOf(
  { total, isApproximate, isBlank, correction, meaning, isClose, isComplete, failed }: Answer,
  query: Query,
): (Node | string)[] {
  if (isBlank) return [];
  const text = query.text.trim();
  if (total === 0) {
    // Not everything was asked.
    if (failed.length > 0) return [];
    return [isComplete ? `Nothing matches “${text}”.` : 'Searching the texts…'];
  }
  const count = `${isApproximate ? 'about ' : ''}${total} ${total === 1 ? 'review' : 'reviews'}`;
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

function failureMessage({ failed, total }: Answer, retry: () => void): (Node | string)[] {
  const [part] = failed;
  if (!part) return [];
  const parts = failed.length > 1 ? ['Search did not load'] : failures[part];
  const message = `${parts.slice(0, total > 0 ? 2 : 1).join('; ')}.`;
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

function item({ title, names, address, passage }: Result, text: string): HTMLLIElement {
  const link = element('a', { href: withQuery(address, text) }, ...markedNodes(title));
  const line = element('li', {}, link);
  if (names) {
    const { origin, reviewer, handle, authors, hasMoreAuthors } = names;
    const review = ['Reviewed by ', ...markedNodes(reviewer)];
    if (handle) review.push(' (@', ...markedNodes(handle), ')');
    const spans = [
      element('span', {}, ...markedNodes(origin)),
      ' ',
      element('span', {}, ...review),
    ];
    line.append(element('p', { className: 'origin' }, ...spans));
    const found = markedNodes(authors);
    const others = hasMoreAuthors ? ' and others' : '';
    if (found.length > 0) line.append(element('p', {}, 'Paper by ', ...found, others));
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
