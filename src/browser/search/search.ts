import { hasSigns, isFormula } from '../../search/formulas.ts';
import type { Groups } from '../../search/groups.ts';
import type { Found } from '../../search/names.ts';
import { hasChoice, type Query } from '../../search/query.ts';
import { otherLayouts, wordsOf } from '../../search/spelling.ts';
import { meaningful } from '../../search/stopWords.ts';
import { correctFields, parseTerms, withoutQuotes } from '../../search/terms.ts';
import { askEach, closest } from './closest.ts';
import { findFormulas } from './formulas.ts';
import { loadNames, noNames } from './names.ts';
import { findInTexts, slugsWith, type TextHits } from './passages.ts';
import { merge, type Merged } from './results.ts';
import { withTimeout } from './timeout.ts';
import { spellings } from './vocabulary.ts';

/** The results of a query so far. */
export interface Answer extends Merged {
  /** The words that were searched for, and are marked. */
  searched: string;
  /** What the query is another name of, by the glossary, if that was searched for, too. */
  meaning: string | undefined;
  /** Reviewers and topics whose names match, with their addresses. */
  groups: Groups;
  /** Whether not all of the results have been looked at. */
  isEstimate: boolean;
  /** Whether no review has all words of the query: these have most. */
  isClose: boolean;
  /** The corrected query that was searched for, if nothing matches the original. */
  correction: string | undefined;
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

/** So many words should stand together: spread over a page they may be chance. */
const minTogether = 4;

/** How many spellings of a word are tried. */
const maxSpellings = 3;

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

/**
 * Searches names and titles at once, then the full text: for all words of the query, then without
 * those that carry no meaning, then corrected, then for most of them.
 */
async function* searchOnce(query: Query, { limit, signal }: Options): AsyncGenerator<Answer> {
  const failed: Answer['failed'] = [];
  const names = await loadNames().catch(() => {
    failed.push('names');
  });
  const { records, recordOf, find, findGroups, expand } = names ?? noNames;
  const asked = parseTerms(query.text);
  const { terms, correction: corrected } = query.asTyped
    ? { terms: asked }
    : correctFields(asked, records, expand);
  const { text, phrases, without } = terms;
  const found: Found = text === '' ? { records } : find(text, { asTyped: true });
  const unwanted = new Set<string>();
  const answer = (found: Found, hits: TextHits, other?: Partial<Answer>): Answer => {
    const { correction } = found;
    return {
      ...merge({ query, terms, found, hits, recordOf, unwanted }),
      ...{ searched: correction ?? text, correction: correction ?? corrected, meaning: undefined },
      ...{ groups: findGroups(text), failed: [...failed], isClose: false, isComplete: true },
      isEstimate: hits.others.length > 0,
      ...other,
    };
  };
  // The full text does not contain identifiers.
  const hasText = !found.isIdentified && (text !== '' || without.length > 0);
  yield answer(found, noHits, { isComplete: !hasText });
  if (!hasText) return;
  const ask = async <Hits>(request: () => Promise<Hits>, none: Hits): Promise<Hits> => {
    // After a time-out, do not wait for another.
    if (failed.includes('text') || signal.aborted) return none;
    try {
      return await withTimeout(request());
    } catch {
      failed.push('text');
      return none;
    }
  };
  const inTexts = (words: string): Promise<TextHits> =>
    ask(() => findInTexts(words, phrases, limit), noHits);
  for (const word of without) {
    for (const slug of await ask(() => slugsWith(word, limit), [])) unwanted.add(slug);
  }
  const lookUp = async (
    words: string,
    byName: Found = find(words, { asTyped: true }),
  ): Promise<Lookup> => {
    const hits = await inTexts(words);
    return { words, byName, hits, isEmpty: byName.records.length + hits.passages.length === 0 };
  };
  const typed = text === '' ? noHits : await inTexts(text);
  const formulas = isFormula(text) ? await ask(() => findFormulas(text), []) : [];
  const hits = { ...typed, passages: [...typed.passages, ...formulas] };
  // The star of A* makes no formula of it.
  const hasParts = text.replace(/[\s*+<>=^_(){}\\]/g, '').length > 1;
  if (formulas.length > 0 && hasSigns(text) && hasParts) {
    // Single letters would match the beginnings of many names.
    const other = { groups: {}, searched: '' };
    yield answer({ records: [] }, { ...noHits, passages: formulas }, other);
    return;
  }
  const isEmpty = found.records.length + hits.passages.length === 0;
  const expanded = query.asTyped ? undefined : expand(text);
  const meaning = expanded?.text ?? text;
  if (expanded?.isWhole) {
    const inTerm = await lookUp(meaning);
    if (!inTerm.isEmpty) {
      const records = [...inTerm.byName.records, ...found.records];
      const passages = [...inTerm.hits.passages, ...hits.passages];
      const others = [...inTerm.hits.others, ...hits.others];
      const other = { meaning, searched: `${text} ${meaning}`, groups: findGroups(meaning) };
      yield answer({ ...inTerm.byName, records }, { passages, others }, other);
      return;
    }
  }
  const meant = meaningful(wordsOf(text)).join(' ');
  // Words such as "how" and "does" that are spread over a page say nothing about it.
  const isMeant =
    meant === wordsOf(text).join(' ') ||
    (found.strong ?? 0) > 0 ||
    hits.passages.some(({ isTogether }) => isTogether);
  // A term is found as a whole, or not at all.
  const meantWords = meaningful(wordsOf(expanded?.isWhole ? text : meaning));
  // Many words that are spread over a page may be from another, with a mistake.
  const isSpread =
    !isEmpty &&
    meantWords.length >= minTogether &&
    !areTogether({ words: text, byName: found, hits, isEmpty });
  if (query.asTyped || (!isEmpty && isMeant && !isSpread)) {
    yield answer(found, hits);
    return;
  }
  for (const words of new Set([meant, meaning, meantWords.join(' ')])) {
    // Asked already.
    if (words === text) continue;
    const found = await lookUp(words);
    if (found.isEmpty || (meantWords.length >= minTogether && !areTogether(found))) continue;
    const { byName, hits } = found;
    const correction = words === meant ? undefined : meaning;
    yield answer({ ...byName, correction }, hits, { searched: words });
    return;
  }
  if (!isEmpty && !isSpread) {
    yield answer(found, hits);
    return;
  }
  for (const words of new Set(isSpread ? [] : [text, meant])) {
    const corrected = find(words);
    if (corrected.records.length === 0) continue;
    const { correction = words } = corrected;
    yield answer(corrected, await inTexts(correction), { groups: findGroups(correction) });
    return;
  }
  const each = await askEach(meantWords, find, inTexts);
  const spelt = await Promise.all(
    each.map(async ({ word, slugs }) =>
      // Without the lists of words one misses corrections, but no results.
      slugs.size > 0 ? [word] : withTimeout(spellings(word)).catch(() => []),
    ),
  );
  const tried: Lookup[] = [];
  for (const typed of otherLayouts(text)) {
    // Names have been searched in this layout.
    const other = expand(typed)?.text;
    tried.push(await (other === undefined ? lookUp(typed, { records: [] }) : lookUp(other)));
  }
  const rest = meantWords.slice(each.length).map((word) => [word]);
  for (const words of inAllSpellings([...spelt, ...rest])) {
    if (words !== meantWords.join(' ')) tried.push(await lookUp(words));
  }
  const best = closestTogether(
    tried.filter((one) => meantWords.length < minTogether || areTogether(one)),
  );
  if (best) {
    const { words: correction, byName, hits } = best;
    yield answer({ ...byName, correction }, hits, { groups: findGroups(correction) });
    return;
  }
  const nearest = spelt.map(([spelling], index) => spelling ?? each[index]?.word ?? '');
  const areKnown = each.every(({ word }, index) => word === nearest[index]);
  const close = await closest(
    areKnown ? each : await askEach(nearest, find, inTexts),
    names ?? noNames,
    inTexts,
  );
  const isClose = !failed.includes('text');
  const searched = nearest.join(' ');
  const other = areKnown ? {} : { correction: searched };
  yield answer(close.found, close.hits, { isClose, searched, ...other });
}

/** What a query finds. */
interface Lookup {
  words: string;
  byName: Found;
  hits: TextHits;
  isEmpty: boolean;
}

/** Whether names have all words of a query, or a text has them close together. */
function areTogether({ byName, hits }: Lookup): boolean {
  return byName.records.length > 0 || hits.passages.some(({ isTogether }) => isTogether);
}

/** Queries of the first spelling of each word, then of the second of those that have one. */
function inAllSpellings(words: readonly (readonly string[])[]): string[] {
  if (words.some(({ length }) => length === 0)) return [];
  const count = Math.min(maxSpellings, Math.max(...words.map(({ length }) => length)));
  return Array.from({ length: count }, (_, index) =>
    words.map((spellings) => spellings[index] ?? spellings[0]).join(' '),
  );
}

/** Of several queries that find something, the one whose words stand closest together. */
function closestTogether(tried: readonly Lookup[]): Lookup | undefined {
  const lengthOf = ({ byName, hits }: Lookup): number => {
    const lengths = hits.passages.map((one) => (one.isTogether ? one.length : Number.MAX_VALUE));
    return byName.records.length > 0 ? 0 : Math.min(...lengths);
  };
  return tried.filter(({ isEmpty }) => !isEmpty).toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
}

/** Whether a query has neither text nor chosen facets. */
export function isEmpty(query: Query): boolean {
  const { text, without, fields } = parseTerms(query.text);
  return text === '' && without.length + fields.length === 0 && !hasChoice(query);
}
