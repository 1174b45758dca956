import { decoded, reviewAddress } from '../../addresses.ts';
import { element } from '../element.ts';
import { loadNames } from './names.ts';

/** Leads on from another version of a paper, and suggests reviews for an old or mistyped address. */
export async function showNearest(container: HTMLElement): Promise<void> {
  const { find } = await loadNames();
  const words = decoded(location.pathname).split(/[^\p{L}\p{N}_.]+/u);
  const last = words.filter((word) => !['', 'reviews', 'arxiv', 'doi'].includes(word)).slice(-6);
  // Try all words first, then fewer and fewer neighbours.
  const runs = last.flatMap((_, dropped) =>
    Array.from({ length: dropped + 1 }, (_, start) =>
      last.slice(start, start + last.length - dropped),
    ),
  );
  for (const run of runs) {
    const { records, isIdentified = false } = find(run.join(' '));
    const [first, ...others] = records;
    if (!first) continue;
    if (isIdentified && others.length === 0 && /\/(arxiv|doi)\//.test(location.pathname)) {
      location.replace(reviewAddress(first.slug));
      return;
    }
    const items = records.slice(0, 3).map(({ slug, title }) => {
      return element('li', {}, element('a', { href: reviewAddress(slug) }, title));
    });
    container.querySelector('ul')?.replaceChildren(...items);
    container.hidden = false;
    return;
  }
}
