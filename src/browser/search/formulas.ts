import { reviewAddress } from '../../addresses.ts';
import { formulaFinder, type Formulas } from '../../search/formulas.ts';
import { fetchJson } from './fetchJson.ts';
import { indexFolder, loadParts, type Passage } from './passages.ts';

let loading: Promise<Formulas[]> | undefined;

/**
 * Searches the formulas of all reviews.
 * @returns the closest of each review that matches
 * @throws if a file does not load; the next call tries again
 */
export async function findFormulas(text: string): Promise<Passage[]> {
  try {
    const parts = await (loading ??= load());
    const isFound = formulaFinder(text);
    return parts.flatMap(Object.entries<Formulas[string]>).flatMap(([slug, formulas]) => {
      // The shortest is closest to what was asked.
      const [[formula, id] = []] = formulas
        .filter(([formula]) => isFound(formula))
        .toSorted(([a], [b]) => a.length - b.length);
      if (formula === undefined) return [];
      const excerpt = [{ text: formula, isHit: true }];
      return {
        slug,
        address: reviewAddress(slug) + (id ? `#${id}` : ''),
        section: 'Formula',
        excerpt,
        isTogether: true,
      };
    });
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

async function load(): Promise<Formulas[]> {
  const parts = await loadParts();
  return Promise.all(parts.map((part) => fetchJson<Formulas>(`${indexFolder(part)}formulas.json`)));
}
