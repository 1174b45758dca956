import { decoded, reviewAddress } from '../../addresses.ts';
import { element } from '../element.ts';
import { identifierKeysIn } from '../../schema/identifier.ts';
import { loadNames } from '../searchWorker/names.ts';

/**
 * Redirects from another version or spelling of a paper's number, and suggests reviews for an old or
 * mistyped address.
 */
export async function showNearest(container: HTMLElement): Promise<void> {
  const { find } = await loadNames();
  const [, number] = /\/(?:arxiv|doi)\/(.+?)\/?$/.exec(decoded(location.pathname)) ?? [];
  const keys = identifierKeysIn(number ?? '');
  const [paper, ...others] = number === undefined ? [] : find(number).records;
  if (paper?.identifiers.some((identifier) => keys.includes(identifier)) && others.length === 0) {
    location.replace(reviewAddress(paper.slug) + location.search + location.hash);
    return;
  }
  const words = decoded(location.pathname).split(/[^\p{L}\p{N}_.]+/u);
  const last = words.filter((word) => !['', 'reviews', 'arxiv', 'doi'].includes(word)).slice(-6);
  // Try all words first, then fewer and fewer neighbours.
  const runs = last.flatMap((_, dropped) =>
    Array.from({ length: dropped + 1 }, (_, start) =>
      last.slice(start, start + last.length - dropped),
    ),
  );
  for (const run of runs) {
    const { records } = find(run.join(' '));
    if (records.length === 0) continue;
    const items = records.slice(0, 3).map(({ slug, title }) => {
      return element('li', {}, element('a', { href: reviewAddress(slug) }, title));
    });
    container.querySelector('ul')?.replaceChildren(...items);
    container.hidden = false;
    return;
  }
}
