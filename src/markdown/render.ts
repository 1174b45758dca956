import rehypeShiki from '@shikijs/rehype';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { rehypeAddresses } from './addresses.ts';
import { codeTheme } from './code.ts';
import { rehypeHeadings, type Heading } from './headings.ts';
import { mathOptions } from './math.ts';
import { parser } from './parse.ts';
import { rehypeScrolls } from './scrolls.ts';

/** A body as the site shows it. */
export interface Rendered {
  html: string;
  headings: Heading[];
}

export interface RenderOptions {
  prefix?: string;
  deeper?: number;
  base?: string;
}

const sanitizeSchema = {
  ...defaultSchema,
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, href: ['https', 'mailto'], src: ['https'] },
  attributes: {
    ...defaultSchema.attributes,
    code: [['className', /^language-./, /^math-(inline|display)$/] as [string, RegExp, RegExp]],
  },
};

/**
 * Renders the body of a review or digest. The sanitiser runs before math and colouring, whose
 * HTML is ours and trusted.
 * @param body Markdown, without frontmatter
 * @param options `prefix` goes before every id, `deeper` moves headings down by so many levels,
 *   `base` is the path the site lives under
 * @throws Error with line and column of the first formula that KaTeX does not take
 */
export async function renderMarkdown(
  body: string,
  { prefix = '', deeper = 0, base = '/' }: RenderOptions = {},
): Promise<Rendered> {
  const file = await parser()
    .use(remarkRehype, { clobberPrefix: `${prefix}note-` })
    .use(rehypeSanitize, sanitizeSchema)
    .use(rehypeHeadings, { prefix, deeper })
    .use(rehypeAddresses, { base })
    .use(rehypeScrolls)
    .use(rehypeKatex, mathOptions())
    .use(rehypeShiki, { theme: codeTheme, langs: [], lazy: true })
    .use(rehypeStringify)
    .process(body);
  const failure = file.messages[0];
  if (failure) {
    throw new Error(
      `${failure.place ? String(failure) : failure.reason} (${String(failure.cause)})`,
    );
  }
  return { html: String(file), headings: file.data.headings ?? [] };
}
