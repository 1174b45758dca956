import { absolute, digestAddress } from '../../addresses.ts';
import { endOf } from '../../library/digest.ts';
import { licenceNotice } from '../../library/review.ts';
import { isPicture } from '../../markdown/figures.ts';
import { site } from '../../site.ts';
import { escaped } from '../escaped.ts';
import { bookPath, reviewersOf, xmlDeclaration, type Book } from './pages.ts';

/** `META-INF/container.xml`, which points to the package document. */
export const containerDocument = [
  xmlDeclaration,
  '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>',
  '<rootfile full-path="book.opf" media-type="application/oebps-package+xml" />',
  '</rootfiles></container>',
].join('');

/** The package document: a book's metadata, its files and their reading order. */
export function packageDocument({ digest, modified, introduction, ...book }: Book): string {
  const { title, source, period, reviews } = digest;
  const chapters = book.chapters.map(({ review, text }) => ({ name: review.slug, ...text }));
  const dublinCore: [string, string][] = [
    ['title', title],
    ['language', site.language],
    ...reviewersOf(digest).map((name): [string, string] => ['creator', name]),
    ['publisher', site.name],
    ['description', `${reviews.length} reviews of scientific papers, ${period}`],
    ['source', source],
    ['contributor', site.name],
    ['rights', licenceNotice],
    ['date', endOf(digest).toISOString().slice(0, 10)],
  ];
  const features = ['MathML', 'alternativeText', 'structuralNavigation', 'tableOfContents'];
  const metadata = [
    ['dcterms:modified', modified.toISOString().replace(/\.\d+/, '')],
    ...['textual', 'visual'].map((mode) => ['schema:accessMode', mode]),
    ['schema:accessModeSufficient', 'textual'],
    ...features.map((feature) => ['schema:accessibilityFeature', feature]),
    ['schema:accessibilityHazard', 'none'],
    ['schema:accessibilitySummary', 'Formulas are MathML, and every figure is described in words.'],
  ];
  const item = (id: string, href: string, type: string, properties?: string): string =>
    `<item id="${id}" href="${href}" media-type="${type}"${properties ? ` properties="${properties}"` : ''} />`;
  const page = (name: string, properties?: string): string =>
    item(name, `${name}.xhtml`, 'application/xhtml+xml', properties);
  const mathIn = (html: string): string => (html.includes('<math') ? 'mathml' : '');
  const names = ['introduction', 'contents', ...chapters.map(({ name }) => name)];
  return [
    xmlDeclaration,
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="address">',
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:identifier id="address">${absolute(digestAddress(digest.slug))}</dc:identifier>`,
    ...dublinCore.map(([name, value]) => `<dc:${name}>${escaped(value)}</dc:${name}>`),
    ...metadata.map(([property, value]) => `<meta property="${property}">${value}</meta>`),
    '<meta name="cover" content="cover" /></metadata><manifest>',
    page('contents', 'nav'),
    page('introduction', mathIn(introduction.html)),
    ...chapters.map(({ name, html }) => page(name, mathIn(html))),
    ...[...book.figures].map((path, index) =>
      item(
        `figure-${index + 1}`,
        escaped(bookPath(path)),
        isPicture(path) ? 'image/jpeg' : 'image/svg+xml',
      ),
    ),
    item('style', 'book.css', 'text/css'),
    item('cover', 'cover.png', 'image/png', 'cover-image'),
    '</manifest><spine>',
    ...names.map((name) => `<itemref idref="${name}" />`),
    '</spine></package>',
  ].join('');
}
