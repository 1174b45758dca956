import { isFormula, isWholeFormula } from '../../search/formulas.ts';
import type { NameHits } from '../../search/names.ts';
import type { Terms } from '../../search/terms.ts';
import { findMeant } from './attempts.ts';
import { findFormulas } from './formulas.ts';
import type { Found } from './found.ts';
import { loadExpand } from './glossary.ts';
import type { Names } from './names.ts';
import { once } from './once.ts';
import { findInTexts, slugsWith, type TextHits } from './passages.ts';

/** A query, and what names have for it. */
interface Named {
  terms: Terms;
  /** Whether to search for it as it is. */
  asTyped: boolean;
  byName: NameHits;
  names: Names;
  /** How many results will be shown. */
  limit: number;
  /** Makes a request; returns `none` if it fails, or one before it has. */
  ask: <Value>(request: () => Promise<Value>, none: Value) => Promise<Value>;
}

const noHits: TextHits = { passages: [], others: [] };

/** Looks a query up in names and texts, in every way that it may be meant. */
export async function searchTexts(named: Named): Promise<Found> {
  const { terms, asTyped, byName, names, limit, ask } = named;
  const { text, phrases } = terms;
  const inTexts = (words: string): Promise<TextHits> =>
    ask(() => findInTexts(words, phrases, limit), noHits);
  const lookUp = once(async (words: string): Promise<Found> => {
    const found = names.find(words, { asTyped: true });
    return { searched: words, ...found, ...(await inTexts(words)) };
  });
  const { passages, others } = await inTexts(text);
  const formulas = isFormula(text) ? await ask(() => findFormulas(text), []) : [];
  if (formulas.length > 0 && isWholeFormula(text)) {
    // Nothing is marked: single letters would match the beginnings of many names.
    return { searched: '', records: [], passages: formulas, others: [] };
  }
  const typed = { searched: text, ...byName, passages: [...passages, ...formulas], others };
  if (asTyped) return typed;
  return findMeant(text, { typed, names, expand: await loadExpand(), lookUp });
}

/** The slugs of reviews whose texts have a word that they should not have. */
export async function findUnwanted({ terms, limit, ask }: Named): Promise<Set<string>> {
  const slugs: string[] = [];
  for (const word of terms.without) slugs.push(...(await ask(() => slugsWith(word, limit), [])));
  return new Set(slugs);
}
