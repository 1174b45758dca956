import type { Glossary } from '../../schema/glossary.ts';
import { expander, type Expand } from '../../search/glossary.ts';
import { fetchJson } from './fetchJson.ts';
import { once } from './once.ts';

/**
 * Loads what readers call the terms of the field.
 * @throws if it does not load; the next call tries again
 */
export const loadGlossary = once(async () =>
  expander(await fetchJson<Glossary>('search/glossary.json')),
);

/** In place of a glossary that did not load. */
export const noGlossary: Expand = () => undefined;
