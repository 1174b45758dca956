import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'mdast-util-to-string';
import { absolute, address, digestAddress, facetAddress, reviewAddress } from '../../addresses.ts';
import type { Digest } from '../../library/digest.ts';
import {
  affiliationAndYear,
  attribution,
  licenceNotice,
  paperVersion,
  reviewerName,
  type Review,
} from '../../library/review.ts';
import { element } from '../../markdown/elements.ts';
import { isPicture } from '../../markdown/figures.ts';
import type { Rendered } from '../../markdown/render.ts';
import { placeholders } from '../../compile/textCache.ts';
import { site } from '../../site.ts';
import { escaped } from '../escaped.ts';

/** A digest as an e-book, for reading offline. */
export interface Book {
  digest: Digest;
  /** When its content last changed. */
  modified: Date;
  introduction: Rendered;
  chapters: readonly { review: Review; text: Rendered }[];
  /** Paths of the figures in its chapters, below `figures/`. */
  figures: ReadonlySet<string>;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function reviewersOf({ reviews }: Digest): string[] {
  return [...new Set(reviews.map(reviewerName))];
}

/** The table of contents. */
export function contentsPage({ digest, chapters }: Book): string {
  const link = (href: string, title: string): string => `<a href="${href}">${escaped(title)}</a>`;
  const entries = chapters.map(({ review, text }) => {
    const page = `${review.slug}.xhtml`;
    const sections = text.headings
      .filter(({ depth }) => depth === 2)
      .map(({ id, html }) => {
        const title = toString(fromHtml(html, { fragment: true }));
        return `<li>${link(`${page}#${id}`, title)}</li>`;
      });
    const list = sections.length > 0 ? `<ol>${sections.join('')}</ol>` : '';
    return `<li>${link(page, review.title)}${list}</li>`;
  });
  return xhtml(digest.title, digest, [
    '<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1><ol>',
    `<li>${link('introduction.xhtml', digest.title)}</li>${entries.join('')}</ol></nav>`,
  ]);
}

/** The title page and the digest's introduction. */
export function introductionPage({ digest, introduction }: Book): string {
  const url = absolute(digestAddress(digest.slug));
  return xhtml(digest.title, digest, [
    '<section epub:type="titlepage" aria-labelledby="title">',
    `<h1 id="title">${escaped(digest.title)}</h1>`,
    `<p class="origin">${escaped(reviewersOf(digest).join(', '))}</p>`,
    introduction.html,
    `<p class="links">${escaped(site.name)}, <a href="${url}">${url}</a>. `,
    `${escaped(licenceNotice)}.</p></section>`,
  ]);
}

/** One review. */
export function chapterPage({ review, text }: Book['chapters'][number], digest: Digest): string {
  const { slug, title, authors, link, code = [], provenance, slack, summary } = review;
  const links = [
    { label: `Original paper (${paperVersion(review)})`, url: link },
    ...code.map(({ label, url }) => ({ label: `Code: ${label}`, url })),
    { label: 'The review on the site', url: absolute(reviewAddress(slug)) },
    { label: 'More by the reviewer', url: absolute(facetAddress('reviewer', slack)) },
  ].map(({ label, url }) => toHtml(element('a', { href: url }, label)));
  return xhtml(title, digest, [
    '<section epub:type="chapter" role="doc-chapter" aria-labelledby="title">',
    `<h1 id="title">${escaped(title)}</h1>`,
    `<p class="authors">${escaped(authors.join(', '))}</p>`,
    `<p class="origin">${escaped(affiliationAndYear(review))}</p>`,
    `<p class="byline">${escaped(attribution(review))}</p>`,
    `<p class="links">${links.join(', ')}</p>`,
    provenance === undefined ? '' : `<p class="provenance">${escaped(provenance)}</p>`,
    summary === undefined ? '' : `<p class="standfirst">${escaped(summary)}</p>`,
    `${text.html}</section>`,
  ]);
}

/** Makes an XHTML page; links to reviews that the book contains point inside the book. */
function xhtml(title: string, { reviews }: Digest, body: readonly string[]): string {
  const slugs = new Set(reviews.map(({ slug }) => slug));
  const page = [
    `${xmlDeclaration}<html xmlns="http://www.w3.org/1999/xhtml" `,
    `xmlns:epub="http://www.idpf.org/2007/ops" lang="${site.language}" xml:lang="${site.language}">`,
    `<head><title>${escaped(title)}</title>`,
    '<link rel="stylesheet" type="text/css" href="book.css" /></head><body>',
    ...body,
    '</body></html>',
  ].join('');
  return page
    .replace(figureSource, (_source, path: string) => `src="${bookPath(path)}"`)
    .replace(reviewLink, (link, slug: string, section = '') =>
      slugs.has(slug) ? `href="${slug}.xhtml${String(section)}"` : link,
    )
    .replaceAll(placeholders.base, absolute(address()));
}

/** Finds the paths of figures below `content/figures`; those of pictures are published as WebP. */
export const figureSource = new RegExp(
  `src="${placeholders.base}figures/([^"]+?)(?:\\.webp)?"`,
  'g',
);

/** The path of a figure within a book: pictures are JPEG there. */
export function bookPath(figure: string): string {
  return `figures/${figure}${isPicture(figure) ? '.jpeg' : ''}`;
}

const reviewLink = new RegExp(`href="${placeholders.base}reviews/([^/"#]+)/(#[^"]*)?"`, 'g');
