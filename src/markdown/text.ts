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
  /** Its file, for error messages. */
  file: string;
  body: string;
  /** The current ids of its sections, by former id. */
  formerSections?: Readonly<Record<string, string>>;
}

/** How to render a text for its context; `deeper` is how many levels to lower headings by. */
export type Fit = Omit<RenderOptions, 'base' | 'former' | 'figure'> & { deeper?: number };

/**
 * Placeholders for the prefix and for the address of the page, so that a text is rendered only once
 * for pages and once for feeds and books. The check refuses these noncharacters in texts.
 */
const [anyPrefix, anyPage] = ['\uFDD0', '\uFDD1'];

/** Memoised {@link textKey}s; not used in dev, where figures may change. */
const keys = new WeakMap<Text, Map<string, string>>();

/**
 * Renders a text, or takes it from the cache.
 * @throws Error with the file's name if a formula or figure is invalid
 */
export async function renderText(text: Text, fit: Fit = {}): Promise<Rendered> {
  const { prefix = '', page = '', deeper = 0 } = fit;
  try {
    const { options, key } = sourceOf(text, fit);
    const json = await cached('texts', key, async () =>
      Buffer.from(JSON.stringify(await renderMarkdown(text.body, { ...options, figure }))),
    );
    const fitted = json.toString().replaceAll(anyPrefix, prefix).replaceAll(anyPage, page);
    return lowerHeadings(JSON.parse(fitted) as Rendered, deeper);
  } catch (error) {
    throw new Error(`${text.file}: ${String(error)}`, { cause: error });
  }
}

/** Whether a rendered text is in the cache. */
export function isRendered(text: Text, fit: Fit = {}): boolean {
  return hasEntry('texts', sourceOf(text, fit).key);
}

/** A cache key for what is made of a rendered text: covers all inputs of {@link renderText}. */
export function textKey(text: Text, fit: Fit = {}): string {
  const name = JSON.stringify(fit);
  const known = (isDev ? undefined : keys.get(text)) ?? new Map<string, string>();
  const { prefix, page, deeper } = fit;
  const key =
    known.get(name) ??
    hash('sha256', JSON.stringify([sourceOf(text, fit).key, prefix, page, deeper]));
  keys.set(text, known.set(name, key));
  return key;
}

/** The size of a rendered text in bytes; cached, so that a build need not read the text for it. */
export async function textSize(text: Text): Promise<number> {
  return cachedData('sizes', [textKey(text)], async () =>
    Buffer.byteLength((await renderText(text)).html),
  );
}

/** The SVG of a figure, by its path below `content/figures`. */
export function figure(path: string): string {
  return readFileSync(join(contentDir, 'figures', path), 'utf8');
}

/** The options to render a text with, and a cache key that covers everything it depends on. */
function sourceOf(
  { body, formerSections = {} }: Text,
  { page = '', standalone = false, formerPrefixes = [] }: Fit,
): { options: RenderOptions; key: string[] } {
  const options: RenderOptions = {
    standalone,
    former: standalone ? {} : formerSections,
    formerPrefixes,
    base: standalone ? absolute(address()) : base,
    prefix: anyPrefix,
    page: standalone ? anyPage : page,
  };
  const figures = [...body.matchAll(/\.\.\/figures\/([^\s)"]+)/g)].map(([, path = '']) => {
    try {
      return figure(path);
    } catch {
      return '';
    }
  });
  return { options, key: [body, JSON.stringify(options), ...figures, versionOf('src/markdown')] };
}

/** Lowers headings by some levels; only they have an id and no other attribute. */
function lowerHeadings(text: Rendered, deeper: number): Rendered {
  if (deeper === 0) return text;
  const down = (depth: string | number): number => Math.min(6, Number(depth) + deeper);
  return {
    ...text,
    html: text.html.replace(
      /<h([2-6])( id="[^"]*">[^]*?<\/h)\1>/g,
      (_heading, depth: string, rest: string) => `<h${down(depth)}${rest}${down(depth)}>`,
    ),
    headings: text.headings.map((heading) => ({ ...heading, depth: down(heading.depth) })),
  };
}
