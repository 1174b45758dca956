import { isFormula, isWholeFormula } from '../../search/formulas.ts';
import type { Groups } from '../../search/groups.ts';
import { hasChoice, type Facet, type Query } from '../../search/query.ts';
import { correctFields, parseTerms, withoutQuotes } from '../../search/terms.ts';
import { findMeant } from './attempts.ts';
import { loadGlossary, noGlossary } from './glossary.ts';
import { findFormulas } from './formulas.ts';
import type { Found } from './found.ts';
import { loadNames, noNames } from './names.ts';
import { once } from './once.ts';
import { findInTexts, slugsWith, type TextHits } from './passages.ts';
import { merge, type Result } from './results.ts';
import { withTimeout } from './timeout.ts';

/** The results of a query so far. */
export interface Answer extends Found {
  results: Result[];
  /** How many reviews have each value of a facet. */
  counts: Record<Facet, Map<string, number>>;
  /** Reviewers and topics whose names match, with their addresses. */
  groups: Groups;
  /** The indexes that could not be searched. */
  failed: ('names' | 'text')[];
  /** Whether no more results will come. */
  isComplete: boolean;
}

export interface Options {
  /** How many results will be shown. */
  limit: number;
  /** Stops asking once another query has been typed. */
  signal: AbortSignal;
}

const noHits: TextHits = { passages: [], others: [] };

/** Searches with the quotes of a query, and without them if nothing has these words in this order. */
export async function* search(query: Query, options: Options): AsyncGenerator<Answer> {
  const unquoted = withoutQuotes(query.text);
  for await (const answer of searchOnce(query, options)) {
    const { isComplete, results, failed } = answer;
    const hasNothing = isComplete && results.length + failed.length === 0 && !hasChoice(query);
    if (!hasNothing || unquoted === query.text || query.asTyped) yield answer;
    else {
      for await (const other of searchOnce({ ...query, text: unquoted }, options)) {
        yield { ...other, correction: other.correction ?? other.searched };
      }
    }
  }
}

/** Searches names and titles at once, then the full text. */
async function* searchOnce(query: Query, { limit, signal }: Options): AsyncGenerator<Answer> {
  const failed: Answer['failed'] = [];
  const names = await loadNames().catch(() => {
    failed.push('names');
    return noNames;
  });
  const ask = async <Found>(
    request: () => Promise<Found>,
    none: Found,
    index: 'names' | 'text' = 'text',
  ): Promise<Found> => {
    // After a time-out, do not wait for another.
    if (failed.includes(index) || signal.aborted) return none;
    try {
      return await withTimeout(request());
    } catch {
      failed.push(index);
      return none;
    }
  };
  const loadTerms = once(() => ask(loadGlossary, noGlossary, 'names'));
  const { records, recordOf, find, findGroups } = names;
  const asked = parseTerms(query.text);
  const { terms, correction } =
    query.asTyped || asked.fields.length === 0
      ? { terms: asked }
      : correctFields(asked, records, await loadTerms());
  const { text, phrases, without } = terms;
  const unwanted = new Set<string>();
  const answer = (found: Found, isComplete = true): Answer => ({
    ...found,
    ...merge(found, { query, terms, recordOf, unwanted }),
    correction: found.correction ?? correction,
    groups: findGroups(found.meaning ?? found.searched),
    failed: [...failed],
    isComplete,
  });

  const byName = text === '' ? { records } : find(text, { asTyped: true });
  // The full text does not contain identifiers.
  const hasText = !byName.isIdentified && (text !== '' || without.length > 0);
  yield answer({ searched: text, ...byName, ...noHits }, !hasText);
  if (!hasText) return;

  const inTexts = (words: string): Promise<TextHits> =>
    ask(() => findInTexts(words, phrases, limit), noHits);
  const lookUp = once(async (words: string): Promise<Found> => {
    return { searched: words, ...find(words, { asTyped: true }), ...(await inTexts(words)) };
  });
  for (const word of without) {
    for (const slug of await ask(() => slugsWith(word, limit), [])) unwanted.add(slug);
  }
  const { passages, others } = await inTexts(text);
  const formulas = isFormula(text) ? await ask(() => findFormulas(text), []) : [];
  const typed = { searched: text, ...byName, passages: [...passages, ...formulas], others };
  if (formulas.length > 0 && isWholeFormula(text)) {
    // Nothing is marked: single letters would match the beginnings of many names.
    yield answer({ searched: '', records: [], passages: formulas, others: [] });
  } else if (query.asTyped) {
    yield answer(typed);
  } else {
    const expand = await loadTerms();
    const found = await findMeant(text, { typed, names, expand, lookUp });
    yield answer({ ...found, isClose: found.isClose === true && !failed.includes('text') });
  }
}

/** Whether a query has neither text nor chosen facets. */
export function isBlank(query: Query): boolean {
  const { text, without, fields } = parseTerms(query.text);
  return text === '' && without.length + fields.length === 0 && !hasChoice(query);
}
