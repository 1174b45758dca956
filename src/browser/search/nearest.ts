import { reviewAddress } from '../../addresses.ts';
import { loadNames } from './search.ts';

/** Suggests reviews for an old or mistyped address. */
export async function showNearest(container: HTMLElement): Promise<void> {
  const { find } = await loadNames();
  const words = decoded(location.pathname).split(/[^\p{L}\p{N}_.]+/u);
  const last = words.filter((word) => !['', 'reviews', 'arxiv', 'doi'].includes(word)).slice(-6);
  // Try all words first, then fewer and fewer neighbours.
  for (let count = last.length; count > 0; count -= 1) {
    for (let start = 0; start + count <= last.length; start += 1) {
      const { records } = find(last.slice(start, start + count).join(' '));
      if (records.length === 0) continue;
      container.querySelector('ul')?.replaceChildren(
        ...records.slice(0, 3).map(({ slug, title }) => {
          const link = document.createElement('a');
          link.href = reviewAddress(slug);
          link.textContent = title;
          const line = document.createElement('li');
          line.append(link);
          return line;
        }),
      );
      container.hidden = false;
      return;
    }
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
