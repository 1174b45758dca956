import { basename, dirname } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { readEntry } from '../cache.ts';
import { checkFile, type Folder } from '../check/file.ts';
import { element } from '../markdown/elements.ts';
import type { Rendered } from '../markdown/render.ts';
import { placeholders, render, writeTexts, type Texts } from './compile.ts';
import type { CompiledText } from './content.ts';
import { readSource } from './source.ts';

/** A review or digest, as far as its text is concerned. */
export interface HasText {
  file: string;
  text: CompiledText;
  /** The current ids of its sections, by former id. */
  formerSections?: Readonly<Record<string, string>>;
}

/** How a text is fitted into its page, feed or book. */
export interface Fit {
  /** Precedes every id, so that several texts fit on one page. */
  prefix?: string;
  /** Former values of the prefix. */
  formerPrefixes?: readonly string[];
  /** The address of the text's own page, for links to its sections from elsewhere. */
  page?: string;
  /** How many levels to lower headings by. */
  deeper?: number;
  /** For readers without our stylesheet and scripts. */
  standalone?: boolean;
}

/** The HTML of a review or digest, fitted into where it is shown. */
export async function renderedText(of: HasText, fit: Fit = {}): Promise<Rendered> {
  const { prefix = '', page = '', deeper = 0, standalone = false } = fit;
  const text = await readText(of, standalone ? 'standalone' : 'page');
  const fitted = (html: string): string =>
    html.replaceAll(placeholders.prefix, prefix).replaceAll(placeholders.page, page);
  const down = (depth: string | number): number => Math.min(6, Number(depth) + deeper);
  const html = standalone ? text.html : withFormerIds(text.html, of, fit);
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
export function sourceText(of: HasText): Promise<string> {
  return readText(of, 'source');
}

/** The order of {@link Texts} in an entry of the cache. */
const order = ['page', 'standalone', 'source'] as const;

/** Reads one of the texts of a file, and compiles the file again if its entry is gone. */
async function readText<Name extends keyof Texts>(
  { file, text: { key } }: HasText,
  name: Name,
): Promise<Texts[Name]> {
  const entry = readEntry('texts', [key]);
  if (entry) return JSON.parse(lineOf(entry, order.indexOf(name))) as Texts[Name];
  const [root, folder] = [dirname(dirname(file)), basename(dirname(file)) as Folder];
  const source = readSource(root, folder, file);
  if (source.key !== key) throw new Error(`${file} changed during the build: build again`);
  const { text } = checkFile(folder, file, source.bytes);
  if (!text) throw new Error(`${file} cannot be parsed`);
  try {
    const texts = await render(text, source.figures);
    writeTexts(key, texts);
    return texts[name];
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

/** One of the lines of an entry, without decoding the others. */
function lineOf(entry: Buffer, index: number): string {
  let start = 0;
  for (let line = 0; line < index; line += 1) start = entry.indexOf('\n', start) + 1;
  const end = entry.indexOf('\n', start);
  return entry.toString('utf8', start, end < 0 ? undefined : end);
}

/**
 * Keeps links to former ids working, by an empty element for each.
 * @throws Error if a former id leads to one that does not exist
 */
function withFormerIds(
  html: string,
  { file, formerSections = {} }: HasText,
  { prefix = '', formerPrefixes = [] }: Fit,
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
  for (const [old, id] of missing) throw new Error(`${file}: #${old} leads to #${id}, which is gone`);
  return all;
}
