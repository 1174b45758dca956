import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { RenderOptions } from './options.ts';

/**
 * Turns addresses as authors write them into those of the built site: `/reviews/osnet/` gets the
 * base in front, `../figures/osnet/gate.svg` leads to where figures are served, and `#results`
 * gets the prefix of the ids. Runs before anything else makes links.
 */
export function rehypeAddresses({ base = '/', prefix = '', page = '' }: RenderOptions) {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      const { href, src } = properties;
      // Nothing is loaded from elsewhere, whatever the check has let through.
      if (src !== undefined && !src.startsWith('../figures/')) delete properties['src'];
      if (tagName !== 'a' || typeof href !== 'string') return;
      if (/^\/(?!\/)/.test(href)) properties['href'] = base + href.slice(1);
      else if (href.startsWith('#')) {
        // Footnotes have it already.
        const id = href.startsWith(`#${prefix}note-`) ? href.slice(1) : prefix + href.slice(1);
        properties['href'] = `${page}#${id}`;
      } else if (!/^(https:\/\/|mailto:)/i.test(href)) {
        delete properties['href'];
      }
    });
  };
}
