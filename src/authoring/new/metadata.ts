import { parseAtomFeed } from 'feedsmith';
import { z } from 'astro/zod';
import { services } from '../../environment.ts';
import { parseIdentifier } from '../../schema/identifier.ts';

/** What the world knows of a paper. */
export interface Metadata {
  title: string;
  authors: string[];
  year: number;
  /** The paper, in the version that was asked for or the newest. */
  link: string;
  institution?: string[];
  doi?: string;
  venue?: string;
}

/** Where to ask, and how patiently. */
export interface Service {
  /** The address of arXiv's interface. */
  arxiv: string;
  /** The address of Crossref's. */
  crossref: string;
  /** For one answer, in milliseconds. */
  timeOut: number;
  /** Between two tries, in milliseconds. */
  pause: number;
}

/** The public services; variables of the environment may name others. */
const publicService: Service = {
  ...services,
  timeOut: 10_000,
  pause: 1000,
};

const tries = 3;

/**
 * Fetches what is known of a paper.
 * @param paper an arXiv number, a DOI, or an address of either
 * @returns undefined for an address of anything else: nothing can be fetched for it
 * @throws Error in one line: no connection, too slow, unknown number, an answer that makes no sense
 */
export async function fetchMetadata(
  paper: string,
  service: Service = publicService,
): Promise<Metadata | undefined> {
  const identifier = parseIdentifier(paper);
  if (!identifier || identifier.kind === 'address') return undefined;
  const { kind, value, version = '' } = identifier;
  if (kind === 'doi') {
    const address = `${service.crossref}/${encodeURIComponent(value)}`;
    return readCrossref(await ask(address, value, service), value);
  }
  const address = `${service.arxiv}?id_list=${encodeURIComponent(value + version)}`;
  return readArxiv(await ask(address, value, service), value);
}

/**
 * What a paper's number alone tells, for when nothing can be fetched.
 * @returns undefined for what is neither a number nor an https address
 */
export function linkOf(paper: string): Pick<Metadata, 'link' | 'doi'> | undefined {
  const identifier = parseIdentifier(paper);
  if (!identifier) return undefined;
  const { kind, value, version = '' } = identifier;
  if (kind === 'doi') return { link: `https://doi.org/${value}`, doi: value };
  if (kind === 'arxiv') return { link: `https://arxiv.org/abs/${value}${version}` };
  return paper.trim().startsWith('https:') ? { link: paper.trim() } : undefined;
}

async function ask(address: string, number: string, service: Service): Promise<string> {
  const { host } = new URL(address);
  let reason = '';
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(service.timeOut) });
      if (response.ok) return await response.text();
      if (response.status === 404) throw new NotThere(`${host} knows no ${number}`);
      // arXiv answers so to a number that it cannot read, with a feed that says why.
      if (response.status === 400) return await response.text();
      reason = `it answered with ${response.status}`;
    } catch (error) {
      if (error instanceof NotThere) throw error;
      const isSlow = error instanceof Error && error.name === 'TimeoutError';
      reason = isSlow ? `no answer within ${service.timeOut / 1000} s` : 'there is no connection';
    }
    if (attempt < tries) await new Promise((done) => setTimeout(done, service.pause));
  }
  throw new Error(`${host} could not be asked, ${reason}. Give title, authors and year by hand`);
}

class NotThere extends Error {}

function readArxiv(xml: string, number: string): Metadata {
  const wrong = new Error(
    `arXiv's answer on ${number} makes no sense. Give title, authors and year by hand`,
  );
  let feed: ReturnType<typeof parseAtomFeed>;
  try {
    feed = parseAtomFeed(xml);
  } catch {
    throw wrong;
  }
  const [entry] = feed.entries ?? [];
  if (!entry) throw new NotThere(`arXiv knows no ${number}`);
  const title = folded(textOf(entry.title));
  if (title === 'Error')
    throw new NotThere(`arXiv knows no ${number}: ${folded(textOf(entry.summary))}`);
  const [, id] = /arxiv\.org\/abs\/(.+)$/.exec(entry.id ?? '') ?? [];
  const year = Number(textOf(entry.published).slice(0, 4));
  const authors = (entry.authors ?? []).map(({ name = '' }) => folded(name)).filter(Boolean);
  if (!title || authors.length === 0 || id === undefined || !year) throw wrong;
  const institution = [
    ...new Set((entry.authors ?? []).map(({ arxiv }) => folded(arxiv?.affiliation ?? ''))),
  ].filter(Boolean);
  const { doi, journalRef } = entry.arxiv ?? {};
  return {
    ...{ title, authors, year, link: `https://arxiv.org/abs/${id}` },
    ...(institution.length > 0 && { institution }),
    ...(doi !== undefined && { doi: folded(doi) }),
    ...(journalRef !== undefined && { venue: folded(journalRef) }),
  };
}

const crossref = z.object({
  message: z.object({
    title: z.array(z.string()).min(1),
    author: z.array(
      z.object({
        given: z.string().optional(),
        family: z.string().optional(),
        name: z.string().optional(),
        affiliation: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
    issued: z.object({ 'date-parts': z.array(z.array(z.number().nullable())) }),
    DOI: z.string(),
    'container-title': z.array(z.string()).optional(),
  }),
});

function readCrossref(json: string, number: string): Metadata {
  let answer: z.infer<typeof crossref>;
  try {
    answer = crossref.parse(JSON.parse(json));
  } catch {
    throw new Error(
      `Crossref's answer on ${number} makes no sense. Give title, authors and year by hand`,
    );
  }
  const { title, author, issued, DOI, 'container-title': container = [] } = answer.message;
  const year = issued['date-parts'][0]?.[0];
  const authors = author
    .map(({ given = '', family = '', name = '' }) => folded(name || `${given} ${family}`))
    .filter(Boolean);
  if (year === undefined || year === null || authors.length === 0) {
    throw new Error(`Crossref's answer on ${number} lacks authors or year. Give them by hand`);
  }
  const institution = [
    ...new Set(
      author.flatMap(({ affiliation = [] }) => affiliation.map(({ name }) => folded(name))),
    ),
  ];
  return {
    ...{ title: folded(title[0] ?? ''), authors, year, link: `https://doi.org/${DOI}`, doi: DOI },
    ...(institution.length > 0 && { institution }),
    ...(container[0] !== undefined && { venue: folded(container[0]) }),
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const text = (value as { value?: unknown } | undefined)?.value;
  return typeof text === 'string' ? text : '';
}

/** On one line, with single blanks. */
function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
