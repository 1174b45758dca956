import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Turns addresses as authors write them into those of the built site: `/reviews/osnet/` gets the
 * base in front, `../figures/osnet/gate.svg` leads to where figures are served, and `#results`
 * gets the prefix of the ids. Runs before anything else makes links.
 * @param base the path that the site lives under; starts and ends with `/`
 * @param prefix goes before every id
 */
export function rehypeAddresses({ base = '/', prefix = '' }: { base?: string; prefix?: string }) {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      const { href } = properties;
      if (tagName !== 'a' || typeof href !== 'string') return;
      if (/^\/(?!\/)/.test(href)) properties['href'] = base + href.slice(1);
      // Footnotes have it already.
      else if (href.startsWith('#') && !href.startsWith(`#${prefix}note-`)) {
        properties['href'] = `#${prefix}${href.slice(1)}`;
      }
    });
  };
}
