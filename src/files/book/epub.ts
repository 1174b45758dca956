import { zipSync, type Zippable } from 'fflate';
import type { Element, RootContent } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Book } from './book.ts';
import { chapterPage, textOf } from './chapter.ts';

const xhtml = 'http://www.w3.org/1999/xhtml';
const ops = 'http://www.idpf.org/2007/ops';

/**
 * Writes a book as EPUB 3. The same book gives the same bytes.
 * Source: EPUB 3.3, https://www.w3.org/TR/epub-33/
 * @returns the whole file
 */
export function writeEpub(book: Book): Uint8Array<ArrayBuffer> {
  const page = (title: string, body: RootContent[]): Uint8Array =>
    document(
      x(
        'html',
        { xmlns: xhtml, 'xmlns:epub': ops, lang: book.language, 'xml:lang': book.language },
        [
          x('head', [
            x('title', title),
            x('link', { rel: 'stylesheet', type: 'text/css', href: 'book.css' }),
          ]),
          x('body', body),
        ],
      ),
    );
  const files: Zippable = {
    // It must come first and bare, so that the kind of the file can be told from its first bytes.
    mimetype: [bytes('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': document(container),
    'book.opf': document(packageOf(book)),
    'contents.xhtml': page(book.title, contentsOf(book)),
    'book.css': bytes(book.stylesheet),
    'cover.png': book.cover,
    'introduction.xhtml': page(book.title, introductionOf(book)),
  };
  for (const chapter of book.chapters) {
    files[`${chapter.slug}.xhtml`] = page(chapter.title, chapterPage(chapter, book));
  }
  for (const [path, svg] of book.figures) files[path] = bytes(svg);
  // A zip keeps local time: this is the earliest it can, in every time zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}

const container = x(
  'container',
  { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' },
  [
    x('rootfiles', [
      x('rootfile', { 'full-path': 'book.opf', 'media-type': 'application/oebps-package+xml' }),
    ]),
  ],
);

function packageOf(book: Book): Element {
  const item = (id: string, href: string, type: string, properties?: string): Element =>
    x('item', { id, href, 'media-type': type, properties });
  const pageItem = (name: string, html: string, properties = ''): Element => {
    const math = html.includes('<math') ? 'mathml' : '';
    const all = [properties, math].filter(Boolean).join(' ');
    return item(name, `${name}.xhtml`, 'application/xhtml+xml', all || undefined);
  };
  const meta = (property: string, value: string): Element => x('meta', { property }, value);
  const spine = ['introduction', 'contents', ...book.chapters.map(({ slug }) => slug)];
  return x(
    'package',
    { xmlns: 'http://www.idpf.org/2007/opf', version: '3.0', 'unique-identifier': 'address' },
    [
      x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
        x('dc:identifier', { id: 'address' }, book.address),
        x('dc:title', book.title),
        x('dc:language', book.language),
        ...book.reviewers.map((name) => x('dc:creator', name)),
        x('dc:publisher', book.publisher),
        x('dc:description', book.description),
        x('dc:source', book.source),
        x('dc:rights', book.rights),
        x('dc:date', book.published.toISOString().slice(0, 10)),
        meta('dcterms:modified', book.modified.toISOString().replace(/\.\d+/, '')),
        meta('schema:accessMode', 'textual'),
        meta('schema:accessMode', 'visual'),
        meta('schema:accessModeSufficient', 'textual'),
        ...['MathML', 'alternativeText', 'structuralNavigation', 'tableOfContents'].map((feature) =>
          meta('schema:accessibilityFeature', feature),
        ),
        meta('schema:accessibilityHazard', 'none'),
        meta(
          'schema:accessibilitySummary',
          'Formulas are MathML, and every figure is described in words.',
        ),
        x('meta', { name: 'cover', content: 'cover' }),
      ]),
      x('manifest', [
        pageItem('contents', '', 'nav'),
        pageItem('introduction', book.introduction),
        ...book.chapters.map(({ slug, html }) => pageItem(slug, html)),
        ...[...book.figures.keys()].map((path, place) =>
          item(`figure-${place + 1}`, path, 'image/svg+xml'),
        ),
        item('style', 'book.css', 'text/css'),
        item('cover', 'cover.png', 'image/png', 'cover-image'),
      ]),
      x(
        'spine',
        spine.map((idref) => x('itemref', { idref })),
      ),
    ],
  );
}

function contentsOf(book: Book): RootContent[] {
  const entry = (href: string, title: string, below: Element[] = []): Element =>
    x('li', [x('a', { href }, title), ...(below.length > 0 ? [x('ol', below)] : [])]);
  return [
    x('nav', { 'epub:type': 'toc', role: 'doc-toc', id: 'toc' }, [
      x('h1', 'Contents'),
      x('ol', [
        entry('introduction.xhtml', book.title),
        ...book.chapters.map(({ slug, title, sections }) =>
          entry(
            `${slug}.xhtml`,
            title,
            sections.map((section) => entry(`${slug}.xhtml#${section.id}`, section.title)),
          ),
        ),
      ]),
    ]),
  ];
}

function introductionOf(book: Book): RootContent[] {
  return [
    x('section', { 'epub:type': 'titlepage', 'aria-labelledby': 'title' }, [
      x('h1', { id: 'title' }, book.title),
      x('p', { class: 'origin' }, book.reviewers.join(', ')),
      ...textOf(book.introduction, book),
      x('p', { class: 'links' }, [
        `${book.publisher}, `,
        x('a', { href: book.address }, book.address),
        `. ${book.rights}.`,
      ]),
    ]),
  ];
}

function document(root: Element): Uint8Array {
  return bytes(
    // XML forbids `]]>` in a text, and the printer leaves it as it is.
    `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(root, { closeEmptyElements: true }).replaceAll(']]>', ']]&gt;')}`,
  );
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
