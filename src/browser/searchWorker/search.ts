import { hasChoice, type Query } from '../../search/query.ts';
import { correctFields, parseTerms, withoutQuotes } from '../../search/terms.ts';
import type { Answer } from './answer.ts';
import { loadExpand } from './glossary.ts';
import type { Found } from './found.ts';
import { loadNames, noNames } from './names.ts';
import { marker } from './marks.ts';
import { merge } from './merge.ts';
import { resultOf } from './result.ts';
import { startingPoints } from './suggestions.ts';
import { withTimeout } from './timeout.ts';

export interface Options {
  /** How many results will be shown. */
  limit: number;
  /** Stops asking once another query has been typed. */
  signal: AbortSignal;
}

const noSlugs: ReadonlySet<string> = new Set();

/** Searches with the quotes of a query, and without them if nothing has these words in this order. */
export async function* search(query: Query, options: Options): AsyncGenerator<Answer> {
  if (isBlank(query)) {
    const { records } = await loadNames().catch(() => noNames);
    yield startingPoints(records, query);
    return;
  }
  const unquoted = withoutQuotes(query.text);
  for await (const answer of searchOnce(query, options)) {
    const { isComplete, total, failed } = answer;
    const hasNothing = isComplete && total + failed.length === 0 && !hasChoice(query);
    if (!hasNothing || unquoted === query.text || query.asTyped) yield answer;
    else {
      for await (const other of searchOnce({ ...query, text: unquoted }, options)) {
        yield { ...other, correction: other.correction ?? other.searched };
      }
    }
  }
}

/**
 * Searches names and titles at once, then the full text.
 * @throws if the script that searches the full text does not load, after an answer that says so
 */
async function* searchOnce(query: Query, { limit, signal }: Options): AsyncGenerator<Answer> {
  const failed: Answer['failed'] = [];
  const names = await loadNames().catch(() => {
    failed.push('names');
    return noNames;
  });
  if (signal.aborted) return;
  const ask = async <Value>(request: () => Promise<Value>, none: Value): Promise<Value> => {
    // After a time-out, do not wait for another.
    if (failed.includes('text') || signal.aborted) return none;
    try {
      return await request();
    } catch {
      failed.push('text');
      return none;
    }
  };
  const { records, recordOf, find, findGroups } = names;
  const asked = parseTerms(query.text);
  const { terms, correction } = query.asTyped
    ? { terms: asked }
    : await correctFields(asked, records, loadExpand);
  const { text, without } = terms;
  const answer = (found: Found, unwanted = noSlugs, isComplete = true): Answer => {
    const { searched, meaning, others, isClose = false } = found;
    const { matches, counts } = merge(found, { query, terms, recordOf, unwanted });
    const mark = marker(searched);
    return {
      ...{ searched, meaning, counts, isComplete },
      results: matches.slice(0, limit).map((match) => resultOf(match, mark)),
      total: matches.length,
      isApproximate: others.length > 0,
      isClose: isClose && !failed.includes('text'),
      isBlank: false,
      correction: found.correction ?? correction,
      groups: findGroups(meaning ?? searched),
      failed: [...failed],
    };
  };

  const byName = text === '' ? { records } : find(text, { asTyped: true });
  // The full text does not contain identifiers.
  const hasText = !byName.isIdentified && (text !== '' || without.length > 0);
  const inNames = { searched: text, ...byName, passages: [], others: [] };
  yield answer(inNames, noSlugs, !hasText);
  if (!hasText) return;

  // Loaded in parallel with the texts: they are needed together.
  if (!query.asTyped) void loadExpand();
  let texts: typeof import('./texts.ts');
  try {
    texts = await withTimeout(import('./texts.ts'));
  } catch (error) {
    failed.push('text');
    yield answer(inNames);
    // What is only late may still arrive.
    if (error instanceof TypeError) throw error;
    return;
  }
  const { asTyped } = query;
  const named = { terms, asTyped, byName, names, limit, ask };
  const unwanted = await texts.findUnwanted(named);
  yield answer(await texts.searchTexts(named), unwanted);
}

/** Whether a query has neither text nor chosen facets. */
function isBlank(query: Query): boolean {
  const { text, without, fields } = parseTerms(query.text);
  return text === '' && without.length + fields.length === 0 && !hasChoice(query);
}
