import { basename, dirname } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { absolute, address } from '../addresses.ts';
import type { Folder } from '../check/report.ts';
import { base } from '../environment.ts';
import { element } from '../markdown/elements.ts';
import type { Rendered } from '../markdown/render.ts';
import type { TextRef } from './content.ts';
import { readSource } from './source.ts';
import { placeholders, readText, type Texts } from './textCache.ts';

/** What rendering needs to know of a review or digest. */
export interface TextOwner {
  file: string;
  text: TextRef;
  /** The current ids of its sections, by former id. */
  formerSections?: Readonly<Record<string, string>>;
}

/** Where a text is shown, and how it has to adapt. */
export interface Placement {
  /** Precedes every id, so that several texts fit on one page. */
  prefix?: string;
  /** Former values of the prefix. */
  formerPrefixes?: readonly string[];
  /** The address of the text's own page, for links to its sections from elsewhere. */
  page?: string;
  /** How many levels to lower headings by. */
  deeper?: number;
  /** Which of the texts; by default, that of a page. */
  kind?: 'page' | 'standalone' | 'book';
  /** Stands for the address of the site. */
  home?: string;
}

/** The HTML of a review or digest, fitted into where it is shown. */
export async function renderedText(of: TextOwner, placement: Placement = {}): Promise<Rendered> {
  const { prefix = '', page = '', deeper = 0, kind = 'page' } = placement;
  const { home = kind === 'page' ? base : absolute(address()) } = placement;
  const text = await textOf(of, kind);
  const fitted = (html: string): string =>
    html
      .replaceAll(placeholders.prefix, prefix)
      .replaceAll(placeholders.base, home)
      .replaceAll(placeholders.page, page);
  const down = (depth: string | number): number => Math.min(6, Number(depth) + deeper);
  const html = kind === 'page' ? withFormerIds(text.html, of, placement) : text.html;
  return {
    ...text,
    html: fitted(
      deeper === 0
        ? html
        : // Only headings have an id and no other attribute.
          html.replace(
            /<h([2-6])( id="[^"]*">[^]*?<\/h)\1>/g,
            (_heading, depth: string, rest: string) => `<h${down(depth)}${rest}${down(depth)}>`,
          ),
    ),
    headings: text.headings.map(({ depth, id, html }) => ({
      depth: down(depth),
      id: fitted(id),
      html: fitted(html),
    })),
  };
}

/** The file of a review, decoded. */
export function sourceText(of: TextOwner): Promise<string> {
  return textOf(of, 'source');
}

/** Takes a text from the cache, or compiles its file again. */
async function textOf<Name extends keyof Texts>(
  { file, text: { key } }: TextOwner,
  name: Name,
): Promise<Texts[Name]> {
  const text = readText(key, name);
  if (text !== undefined) return text;
  const source = readSource(dirname(dirname(file)), basename(dirname(file)) as Folder, file);
  if (source.key !== key)
    throw new Error(`${file} changed while it was being used: run the command again`);
  const { recompile } = await import('./compile.ts');
  return (await recompile(source))[name];
}

/**
 * Keeps links to former ids working, by an empty element for each.
 * @throws Error if a former id leads to one that does not exist
 */
function withFormerIds(
  html: string,
  { file, formerSections = {} }: TextOwner,
  { prefix = '', formerPrefixes = [] }: Placement,
): string {
  const former = Object.entries(formerSections);
  if (former.length === 0 && formerPrefixes.length === 0) return html;
  const missing = new Map(former);
  // Only ids of the text itself have the placeholder, not those within drawings and formulas.
  const start = new RegExp(`<[a-z][^<>]* id="${placeholders.prefix}([^"]*)"[^<>]*>`, 'g');
  const all = html.replace(start, (tag, id: string) => {
    const own = former.filter(([, current]) => current === id).map(([old]) => old);
    for (const old of own) missing.delete(old);
    const ids = [
      ...own.map((old) => prefix + old),
      ...formerPrefixes.flatMap((before) => [id, ...own].map((name) => before + name)),
    ];
    const spans = ids.map((id) => toHtml(element('span', { className: ['former'], id })));
    return tag + spans.toReversed().join('');
  });
  for (const [old, id] of missing)
    throw new Error(`${file}: #${old} leads to #${id}, which is gone`);
  return all;
}
