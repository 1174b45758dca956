import type { Glossary } from '../../schema/glossary.ts';
import { expander, type Expand } from '../../search/glossary.ts';
import { fetchJson } from './fetchJson.ts';
import { once } from './once.ts';

const loadGlossary = once(async () => expander(await fetchJson<Glossary>('search/glossary.json')));

/** Loads the glossary. Without it one misses other names of terms, but no results. */
export function loadExpand(): Promise<Expand> {
  return loadGlossary().catch(() => () => undefined);
}
