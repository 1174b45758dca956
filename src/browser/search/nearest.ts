import { reviewAddress } from '../../addresses.ts';
import { loadNames } from './reader.ts';

/** Offers the reviews that an old or mistyped address may have meant. */
export async function showNearest(place: HTMLElement): Promise<void> {
  const { find } = await loadNames();
  const words = decoded(location.pathname).split(/[^\p{L}\p{N}_.]+/u);
  const last = words.filter((word) => !['', 'reviews', 'arxiv', 'doi'].includes(word)).slice(-6);
  // As many of the words as fit a review, from all of them down to one.
  for (let count = last.length; count > 0; count -= 1) {
    for (let start = 0; start + count <= last.length; start += 1) {
      const { records } = find(last.slice(start, start + count).join(' '));
      if (records.length === 0) continue;
      place.querySelector('ul')?.replaceChildren(
        ...records.slice(0, 3).map(({ slug, title }) => {
          const link = document.createElement('a');
          link.href = reviewAddress(slug);
          link.textContent = title;
          const line = document.createElement('li');
          line.append(link);
          return line;
        }),
      );
      place.hidden = false;
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
