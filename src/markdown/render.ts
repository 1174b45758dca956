import rehypeShiki from '@shikijs/rehype';
import type { Nodes as HtmlNodes, Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { site } from '../site.ts';
import { rehypeAlerts } from './alerts.ts';
import { hasClass } from './elements.ts';
import { rehypeAddresses } from './links.ts';
import { highlighting, rehypeCodeTools } from './code.ts';
import { rehypeFigures } from './figures.ts';
import type { RenderOptions } from './options.ts';
import { rehypeFormulas } from './math/formulas.ts';
import { listHeadings, rehypeHeadings, type Heading } from './headings.ts';
import { rehypeNotes } from './notes.ts';
import { parseMarkdown } from './parse.ts';
import { rehypeTables } from './tables.ts';
import { plainMath } from './math/plainMath.ts';
import { rehypeTypography, typographic } from './typography.ts';
import type { FormulaUse } from './math/styles.ts';
import { typesetFormulas } from './math/typeset.ts';
import { toXhtml } from './xhtml.ts';

/** A rendered body. */
export interface Rendered {
  html: string;
  /** A standalone text as XHTML, for books. */
  xhtml?: string;
  headings: Heading[];
  /** Its first sentence, in plain characters. */
  summary: string;
  /** Reading time, in whole minutes. */
  minutes: number;
  /** What its formulas use; empty in standalone texts. */
  formulas: FormulaUse;
}

/** Adults read English non-fiction at 238 words a minute (Brysbaert 2019, a meta-analysis of 190 studies). */
const wordsPerMinute = 238;

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
 * Renders the body of a review or digest. The sanitiser runs before math and highlighting, whose
 * HTML is trusted.
 * @param body Markdown, without frontmatter
 * @throws Error with line and column of the first formula that KaTeX rejects
 */
export async function renderMarkdown(body: string, options: RenderOptions = {}): Promise<Rendered> {
  const processor = unified()
    .use(remarkRehype, { clobberPrefix: `${options.prefix ?? ''}note-` })
    .use(rehypeSanitize, sanitizeSchema)
    .use(rehypeAddresses, options)
    .use(rehypeAlerts)
    .use(rehypeHeadings, options)
    .use(rehypeFigures, options)
    .use(rehypeTables, options)
    .use(rehypeFormulas, options)
    .use(rehypeTypography, options);
  if (!options.standalone) {
    processor.use(rehypeNotes).use(rehypeShiki, highlighting).use(rehypeCodeTools);
  }
  const tree = parseMarkdown(body);
  const page = await processor.run(tree, body);
  // Last: what KaTeX writes is neither sanitised nor visited.
  const formulas = typesetFormulas(page, options.standalone ? 'standalone' : 'page');
  return {
    // Only KaTeX's HTML is serialised already.
    html: toHtml(page, { allowDangerousHtml: true }),
    ...(options.standalone && { xhtml: toXhtml(page) }),
    headings: listHeadings(page),
    summary: summaryOf(tree),
    minutes: readingMinutes(page),
    formulas,
  };
}

/** The first sentence of the first paragraph, as lists show it; cut where it is very long. */
function summaryOf(tree: Root): string {
  const first = tree.children.find(({ type }) => type === 'paragraph') ?? tree;
  const text = typographic(plainText(first).replace(/\s+/g, ' ').trim());
  const [sentence] = sentences.segment(text);
  const whole = sentence?.segment.trim() ?? '';
  const short = /^.{1,280}(?=\s|$)/su.exec(whole)?.[0] ?? '';
  return short.length < whole.length ? `${short.replace(/[,;:.]?$/, '')} …` : short;
}

const sentences = new Intl.Segmenter(site.language, { granularity: 'sentence' });

/** A text in plain characters; a formula that they cannot show stays TeX. */
function plainText(node: Nodes): string {
  if (node.type === 'footnoteReference') return '';
  if (node.type === 'inlineMath') {
    try {
      return plainMath(`$${node.value}$`);
    } catch {
      return node.value;
    }
  }
  return 'children' in node ? node.children.map(plainText).join('') : toString(node);
}

/** The reading time of a rendered text, at least a minute. */
function readingMinutes(tree: HtmlRoot): number {
  return Math.max(1, Math.round(wordsIn(tree) / wordsPerMinute));
}

/** How many words a text has; a formula counts as one. */
function wordsIn(node: HtmlNodes): number {
  if (node.type === 'text') return node.value.match(/\p{L}[\p{L}\p{N}'-]*/gu)?.length ?? 0;
  if (node.type === 'raw' || (node.type === 'element' && hasClass(node, 'katex'))) return 1;
  return 'children' in node ? node.children.reduce((sum, child) => sum + wordsIn(child), 0) : 0;
}
