import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toXast } from 'hast-util-to-xast';
import { visit } from 'unist-util-visit';
import type { RootContent } from 'xast';
import { x } from 'xastscript';
import type { Book, Chapter } from './book.ts';

/** A chapter as the content of its page. */
export function chapterPage(chapter: Chapter, book: Book): RootContent[] {
  const { title, authors, origin, byline, links, provenance, html } = chapter;
  return [
    x('section', { 'epub:type': 'chapter', role: 'doc-chapter', 'aria-labelledby': 'title' }, [
      x('h1', { id: 'title' }, title),
      x('p', { class: 'authors' }, authors),
      x('p', { class: 'origin' }, origin),
      x('p', { class: 'byline' }, byline),
      x(
        'p',
        { class: 'links' },
        links.flatMap(({ label, url }, place) => [
          ...(place > 0 ? [', '] : []),
          x('a', { href: url }, label),
        ]),
      ),
      ...(provenance === undefined ? [] : [x('p', { class: 'provenance' }, provenance)]),
      ...textOf(html, book),
    ]),
  ];
}

/** A text of the site as XML whose links lead within the book wherever they can. */
export function textOf(html: string, book: Book): RootContent[] {
  const tree: Root = fromHtml(html, { fragment: true });
  const site = new URL('../..', book.address).href;
  const slugs = new Set(book.chapters.map(({ slug }) => slug));
  visit(tree, 'element', ({ tagName, properties }) => {
    const { href, src } = properties;
    if (tagName === 'img' && typeof src === 'string') properties['src'] = src.replace(site, '');
    if (tagName === 'a' && typeof href === 'string' && href.startsWith(site)) {
      const [, slug = '', section = ''] =
        /^reviews\/([^/#]+)\/(#.*)?$/.exec(href.slice(site.length)) ?? [];
      if (slugs.has(slug)) properties['href'] = `${slug}.xhtml${section}`;
    }
    // Readers show these notes where they are referred to.
    if (properties['dataFootnoteRef'] !== undefined) properties['epub:type'] = 'noteref';
    if (tagName === 'li' && String(properties['id']).startsWith('note-fn-')) {
      properties['epub:type'] = 'footnote';
    }
  });
  const xml = toXast(tree);
  const children = xml.type === 'root' ? xml.children : [];
  // The page around it has said so.
  for (const child of children) if (child.type === 'element') delete child.attributes['xmlns'];
  return children;
}
