import { setTimeout as sleep } from 'node:timers/promises';
import { parseAtomFeed } from 'feedsmith';
import { z } from 'astro/zod';
import { services } from '../../environment.ts';
import { parseIdentifier } from '../../schema/identifier.ts';

/** The services to query, with the timeout of a request and the pause before a retry in ms. */
const publicService = { ...services, timeout: 10_000, pause: 1000 };
export type Service = typeof publicService;

const maxAttempts = 3;

/** Text with whitespace collapsed into single spaces. */
const line = z.string().transform((text) => text.replace(/\s+/g, ' ').trim());
const lines = z.array(line).transform((all) => all.filter(Boolean));

const metadataSchema = z.object({
  title: line.refine(Boolean),
  authors: lines.refine((names) => names.length > 0),
  year: z.int().positive(),
  link: z.string().startsWith('https://'),
  institution: lines.transform((names) => (names.length > 0 ? [...new Set(names)] : undefined)),
  doi: line.optional(),
  category: line.optional(),
  venue: line.optional(),
  journal: line.optional(),
});

/** What a service knows about a paper; the link is to the version requested, or the latest. */
export type Metadata = Partial<z.infer<typeof metadataSchema>>;

/** A failed lookup, with a one-line message. */
class LookupError extends Error {}

/**
 * Fetches the metadata of a paper.
 * @param paper an arXiv number, a DOI, or an address of either
 * @returns undefined for any other address, as there is no service to query
 * @throws Error with a one-line message: no connection, timeout, unknown number, invalid response
 */
export async function fetchMetadata(
  paper: string,
  service = publicService,
): Promise<z.infer<typeof metadataSchema> | undefined> {
  const identifier = parseIdentifier(paper);
  if (!identifier || identifier.kind === 'address') return undefined;
  const { kind, value, version = '' } = identifier;
  const id = encodeURIComponent(value + version);
  const { name, address, read } =
    kind === 'doi'
      ? { name: 'Crossref', address: `${service.crossref}/${id}`, read: readCrossref }
      : { name: 'arXiv', address: `${service.arxiv}?id_list=${id}`, read: readArxiv };
  const answer = await get(address, value, service);
  try {
    return metadataSchema.parse(read(answer, value));
  } catch (error) {
    if (error instanceof LookupError) throw error;
    throw new Error(
      `${name} returned invalid data for ${value}. Enter title, authors and year by hand`,
    );
  }
}

/**
 * The metadata that a paper's number alone gives, for when nothing can be fetched.
 * @returns undefined for anything but a number or an https address
 */
export function linkOf(paper: string): { link: string; doi?: string } | undefined {
  const identifier = parseIdentifier(paper);
  if (!identifier) return undefined;
  const { kind, value, version = '' } = identifier;
  if (kind === 'doi') return { link: `https://doi.org/${value}`, doi: value };
  if (kind === 'arxiv') return { link: `https://arxiv.org/abs/${value}${version}` };
  return paper.trim().startsWith('https:') ? { link: paper.trim() } : undefined;
}

async function get(address: string, number: string, { timeout, pause }: Service): Promise<string> {
  const { host } = new URL(address);
  let reason = '';
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    if (attempt > 1) await sleep(pause);
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(address, { signal }).catch(() => undefined);
    // arXiv answers 400 to a malformed number, with a feed that says why.
    if (response?.ok || response?.status === 400) return response.text();
    if (response?.status === 404) throw new LookupError(`${host} has no paper ${number}`);
    if (response) reason = `it answered with ${response.status}`;
    else if (signal.aborted) reason = `no answer within ${timeout / 1000} s`;
    else reason = 'there is no connection';
  }
  throw new LookupError(
    `${host} could not be queried: ${reason}. Enter title, authors and year by hand`,
  );
}

function readArxiv(xml: string, number: string): z.input<typeof metadataSchema> {
  const [entry] = parseAtomFeed(xml).entries ?? [];
  if (!entry) throw new LookupError(`arXiv has no paper ${number}`);
  const { title, summary, authors = [], id = '', published = '', arxiv } = entry;
  if (title?.value === 'Error') {
    throw new LookupError(`arXiv has no paper ${number}: ${line.parse(summary?.value ?? '')}`);
  }
  return {
    title: title?.value ?? '',
    authors: authors.map(({ name = '' }) => name),
    year: Number(published.slice(0, 4)),
    link: id.replace('http:', 'https:'),
    institution: authors.map((author) => author.arxiv?.affiliation ?? ''),
    doi: arxiv?.doi,
    category: arxiv?.primaryCategory?.term,
    venue: arxiv?.journalRef,
  };
}

/** The part of Crossref's response that is used. */
interface Work {
  type?: string;
  title: [string];
  author: { given?: string; family?: string; name?: string; affiliation?: { name: string }[] }[];
  issued: { 'date-parts': [[number]] };
  DOI: string;
  'container-title'?: string[];
}

function readCrossref(json: string): z.input<typeof metadataSchema> {
  const { message } = JSON.parse(json) as { message: Work };
  return {
    title: message.title[0],
    authors: message.author.map(
      ({ given = '', family = '', name }) =>
        name ?? (family.includes(' ') && given ? `${family}, ${given}` : `${given} ${family}`),
    ),
    year: message.issued['date-parts'][0][0],
    link: `https://doi.org/${message.DOI}`,
    institution: message.author.flatMap(({ affiliation = [] }) =>
      affiliation.map(({ name }) => name),
    ),
    doi: message.DOI,
    [message.type === 'journal-article' ? 'journal' : 'venue']: message['container-title']?.[0],
  };
}
