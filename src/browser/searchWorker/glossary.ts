import type { Glossary } from '../../schema/glossary.ts';
import type { Expand } from '../../search/glossary.ts';
import { fetchJson } from './fetchJson.ts';
import { once } from './once.ts';

const loadGlossary = once(async () => {
  const [{ expander }, glossary] = await Promise.all([
    // It finds forms of words, which names do without.
    import('../../search/glossary.ts'),
    fetchJson<Glossary>('search/glossary.json'),
  ]);
  return expander(glossary);
});

/** Loads the glossary. Without it one misses other names of terms, but no results. */
export function loadExpand(): Promise<Expand> {
  return loadGlossary().catch(() => () => undefined);
}
