import { reviewAddress } from '../../addresses.ts';
import { formulaFinder, type Formulas } from '../../search/formulas.ts';
import { once } from './once.ts';
import { fetchFromParts } from './parts.ts';
import type { Passage } from './passages.ts';

const loadFormulas = once(() => fetchFromParts<Formulas>('formulas.json'));

/**
 * Searches the formulas of all reviews.
 * @returns the closest of each review that matches
 * @throws if a file does not load; the next call tries again
 */
export async function findFormulas(text: string): Promise<Passage[]> {
  const parts = await loadFormulas();
  const isFound = formulaFinder(text);
  return parts.flatMap(Object.entries<Formulas[string]>).flatMap(([slug, formulas]) => {
    // The shortest is closest to what was asked.
    const [[formula, id] = []] = formulas
      .filter(([formula]) => isFound(formula))
      .toSorted(([a], [b]) => a.length - b.length);
    if (formula === undefined) return [];
    const excerpt = [{ text: formula, isHit: true }];
    const address = reviewAddress(slug) + (id ? `#${id}` : '');
    return { slug, address, section: 'Formula', excerpt, length: 0, count: 1 };
  });
}
