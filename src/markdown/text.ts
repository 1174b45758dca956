import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { absolute, address } from '../addresses.ts';
import { cached, cachedData, hasEntry, versionOf } from '../cache.ts';
import { base, contentDir, isDev } from '../environment.ts';
import type { RenderOptions } from './options.ts';
import { renderMarkdown, type Rendered } from './render.ts';

/** The Markdown of a review or digest, as it was checked. */
export interface Text {
  /** Its file, for messages. */
  file: string;
  body: string;
  /** By the former ids of its sections, the present ones. */
  formerSections?: Readonly<Record<string, string>>;
}

/** How a text fits into what it is shown in. */
type Fit = Pick<RenderOptions, 'prefix' | 'deeper' | 'page' | 'standalone' | 'formerPrefixes'>;

/**
 * A text is rendered once for pages and once for feeds and books, with these in the place of the
 * prefix and of the address of its page. The check lets no text have them: they are no characters.
 */
const [anyPrefix, anyPage] = ['\uFDD0', '\uFDD1'];

/** A build asks for the same keys again and again; in dev a figure may change meanwhile. */
const keys = new WeakMap<Text, Map<string, string>>();

/**
 * Renders a text, or takes it from the cache.
 * @throws Error with the file's name if a formula or figure is wrong
 */
export async function renderText(text: Text, fit: Fit = {}): Promise<Rendered> {
  const { prefix = '', page = '', deeper = 0, formerPrefixes = [] } = fit;
  try {
    const { options, key } = sourceOf(text, fit);
    const json = await cached('texts', key, async () =>
      Buffer.from(JSON.stringify(await renderMarkdown(text.body, { ...options, figure }))),
    );
    if (formerPrefixes.length > 0) return parsed(json.toString());
    const placed = json.toString().replaceAll(anyPrefix, prefix).replaceAll(anyPage, page);
    return deepened(parsed(placed), deeper);
  } catch (error) {
    throw new Error(`${text.file}: ${String(error)}`, { cause: error });
  }
}

/** Whether a text has been rendered already, and is kept. */
export function isRendered(text: Text, fit: Fit = {}): boolean {
  return hasEntry('texts', sourceOf(text, fit).key);
}

/** Changes with all that {@link renderText} makes a text of; for what is made of the text. */
export function textKey(text: Text, fit: Fit = {}): string {
  const name = JSON.stringify(fit);
  const known = isDev ? undefined : keys.get(text);
  const kept = known?.get(name);
  if (kept !== undefined) return kept;
  const { prefix, page, deeper } = fit;
  const source = JSON.stringify([sourceOf(text, fit).key, prefix, page, deeper]);
  const key = hash('sha256', source);
  keys.set(text, (known ?? new Map<string, string>()).set(name, key));
  return key;
}

/** How many bytes a text takes on a page; kept, so that a build need not read the text for it. */
export async function textSize(text: Text): Promise<number> {
  return cachedData('sizes', [textKey(text)], async () =>
    Buffer.byteLength((await renderText(text)).html),
  );
}

/** The SVG of a figure, by its path below `content/figures`. */
export function figure(path: string): string {
  return readFileSync(join(contentDir, 'figures', path), 'utf8');
}

/** What a text is rendered from: what it is kept by, as long as all of it stays the same. */
function sourceOf(
  { body, formerSections = {} }: Text,
  { prefix, page = '', deeper, standalone = false, formerPrefixes = [] }: Fit,
): { options: RenderOptions; key: string[] } {
  const shape = {
    standalone,
    former: standalone ? {} : formerSections,
    base: standalone ? absolute(address()) : base,
  };
  const options: RenderOptions =
    formerPrefixes.length > 0
      ? // Former names are rare, and have a rendering of their own.
        { ...shape, formerPrefixes, page, ...(prefix && { prefix }), ...(deeper && { deeper }) }
      : { ...shape, prefix: anyPrefix, page: standalone ? anyPage : page };
  const figures = [...body.matchAll(/\.\.\/figures\/([^\s)"]+)/g)].map(([, path = '']) => {
    try {
      return figure(path);
    } catch {
      return '';
    }
  });
  return {
    options,
    key: [body, JSON.stringify(options), ...figures, versionOf('src/markdown')],
  };
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
