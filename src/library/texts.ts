import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { decode, splitFrontmatter } from '../check/file.ts';
import { renderMarkdown, type Rendered, type RenderOptions } from '../markdown/render.ts';
import { absolute, address } from './addresses.ts';
import { base } from './base.ts';
import { cached, versionOf } from './cache.ts';
import { figure } from './figures.ts';

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

/**
 * The text of a review or digest as HTML.
 * @param file its Markdown file
 * @throws Error with the file's name if it cannot be read or a formula is wrong
 */
export async function textOf(file: string, fit: Fit = {}): Promise<Rendered> {
  const { prefix = '', page = '', deeper = 0, standalone = false, former = {} } = fit;
  const { formerPrefixes = [] } = fit;
  const shape = {
    standalone,
    former: standalone ? {} : former,
    base: standalone ? absolute(address()) : base,
  };
  try {
    const body = readBody(file);
    // A digest that has renamed reviews is rare.
    if (formerPrefixes.length > 0) {
      return parsed(await rendered(body, { ...shape, prefix, deeper, page, formerPrefixes }));
    }
    const text = await rendered(body, {
      ...shape,
      prefix: anyPrefix,
      page: standalone ? anyPage : page,
    });
    return deepened(parsed(text.replaceAll(anyPrefix, prefix).replaceAll(anyPage, page)), deeper);
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

/** The Markdown of a review or digest, on the lines where it stands in its file. */
export function readBody(file: string): string {
  const parts = splitFrontmatter(decode(readFileSync(file)).text);
  if (!parts) throw new Error(`${file}: no frontmatter`);
  return parts.body;
}

/** Whether a file of `content/` is a review, and no digest. */
export function isReview(file: string): boolean {
  return basename(dirname(file)) === 'reviews';
}

/** What has been rendered once is kept for as long as it, its figures and the code stay the same. */
async function rendered(body: string, options: RenderOptions): Promise<string> {
  const paths = [...body.matchAll(/\.\.\/figures\/([^\s)"]+)/g)].map(([, path = '']) => path);
  const figures = paths.map((path) => {
    try {
      return figure(path);
    } catch {
      return '';
    }
  });
  const madeOf = [body, JSON.stringify(options), ...figures, version];
  const kept = await cached('texts', madeOf, async () =>
    Buffer.from(JSON.stringify(await renderMarkdown(body, { ...options, figure }))),
  );
  return kept.toString();
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
