import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { decode, splitFrontmatter } from '../check/file.ts';
import { renderMarkdown, type Rendered, type RenderOptions } from './render.ts';
import { absolute, address } from '../addresses.ts';
import { base, isDev } from '../environment.ts';
import { cached, cachedData, hash, isKept, versionOf } from '../cache.ts';
import { figure } from '../files/figures.ts';

/** How a text fits into what it is shown in. */
export type Fit = Pick<
  RenderOptions,
  'prefix' | 'deeper' | 'page' | 'standalone' | 'former' | 'formerPrefixes'
>;

/**
 * A text is rendered once for pages and once for feeds and books, with these in the place of the
 * prefix and of the address of its page. The check lets no text have them: they are no characters.
 */
const [anyPrefix, anyPage] = ['\uFDD0', '\uFDD1'];

const version = versionOf('src/markdown');

/** A build asks for the same keys again and again; in dev a text may change meanwhile. */
const keys = isDev ? undefined : new Map<string, string>();

/**
 * The text of a review or digest as HTML.
 * @param file its Markdown file
 * @throws Error with the file's name if it cannot be read or a formula is wrong
 */
export async function textOf(file: string, fit: Fit = {}): Promise<Rendered> {
  const { prefix = '', page = '', deeper = 0, formerPrefixes = [] } = fit;
  try {
    const { body, options, madeOf } = sourceOf(file, fit);
    const kept = await cached('texts', madeOf, async () =>
      Buffer.from(JSON.stringify(await renderMarkdown(body, { ...options, figure }))),
    );
    const text = kept.toString();
    if (formerPrefixes.length > 0) return parsed(text);
    return deepened(parsed(text.replaceAll(anyPrefix, prefix).replaceAll(anyPage, page)), deeper);
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

/** Whether a text has been rendered already, and is kept. */
export function isRendered(file: string, fit: Fit = {}): boolean {
  return isKept('texts', sourceOf(file, fit).madeOf);
}

/** Stands for all that {@link textOf} makes a text of, where something else is made of the text. */
export function textKey(file: string, fit: Fit = {}): string {
  const name = JSON.stringify([file, fit]);
  const known = keys?.get(name);
  if (known !== undefined) return known;
  const { prefix, page, deeper } = fit;
  const source = JSON.stringify([sourceOf(file, fit).madeOf, prefix, page, deeper]);
  const key = hash(source).toString('hex');
  keys?.set(name, key);
  return key;
}

/** How many bytes a text takes on a page; known without reading the text, once it has been asked. */
export async function textSize(file: string): Promise<number> {
  return cachedData('sizes', [textKey(file)], async () =>
    Buffer.byteLength((await textOf(file)).html),
  );
}

/** The Markdown of a review or digest, on the lines where it stands in its file. */
function readBody(file: string): string {
  const parts = splitFrontmatter(decode(readFileSync(file)).text);
  if (!parts) throw new Error(`${file}: no frontmatter`);
  return parts.body;
}

/** Whether a file of `content/` is a review, and no digest. */
export function isReview(file: string): boolean {
  return basename(dirname(file)) === 'reviews';
}

/** What a text is rendered from: what it is kept by, as long as all of it stays the same. */
function sourceOf(
  file: string,
  fit: Fit,
): { body: string; options: RenderOptions; madeOf: string[] } {
  const { prefix, page = '', deeper, standalone = false, former = {}, formerPrefixes = [] } = fit;
  const shape = {
    standalone,
    former: standalone ? {} : former,
    base: standalone ? absolute(address()) : base,
  };
  const options: RenderOptions =
    formerPrefixes.length > 0
      ? // Former names are rare, and have a rendering of their own.
        { ...shape, formerPrefixes, page, ...(prefix && { prefix }), ...(deeper && { deeper }) }
      : { ...shape, prefix: anyPrefix, page: standalone ? anyPage : page };
  const body = readBody(file);
  const figures = [...body.matchAll(/\.\.\/figures\/([^\s)"]+)/g)].map(([, path = '']) => {
    try {
      return figure(path);
    } catch {
      return '';
    }
  });
  return { body, options, madeOf: [body, JSON.stringify(options), ...figures, version] };
}

function parsed(json: string): Rendered {
  return JSON.parse(json) as Rendered;
}

/** Headings so many levels further down; only they have nothing but an id. */
function deepened(text: Rendered, deeper: number): Rendered {
  if (deeper === 0) return text;
  const down = (depth: number): number => Math.min(6, depth + deeper);
  return {
    ...text,
    html: text.html.replace(
      /<h([2-6]) (id="[^"]*")>([^]*?)<\/h\1>/g,
      (_heading, depth: string, id: string, words: string) =>
        `<h${down(Number(depth))} ${id}>${words}</h${down(Number(depth))}>`,
    ),
    headings: text.headings.map((heading) => ({ ...heading, depth: down(heading.depth) })),
  };
}
