import type { Root } from 'hast';
import { visitElements } from './elements.ts';
import type { RenderOptions } from './options.ts';

/**
 * Turns addresses as authors write them into those of the built site: `/reviews/osnet/` gets the
 * base, `#results` gets the prefix of the ids, and all but https, mail and our figures are removed.
 * Runs before anything else adds links.
 */
export function rehypeAddresses({ base = '/', prefix = '', page = '' }: RenderOptions) {
  return (tree: Root): void => {
    visitElements(tree, ({ tagName, properties }) => {
      const { href, src } = properties;
      // Load nothing from other hosts, whatever the check has let through.
      if (src !== undefined && !src.startsWith('../figures/')) delete properties['src'];
      if (tagName !== 'a' || typeof href !== 'string') return;
      if (/^\/(?!\/)/.test(href)) properties['href'] = base + href.slice(1);
      else if (href.startsWith('#')) {
        // Footnotes already have the prefix.
        const id = href.startsWith(`#${prefix}note-`) ? href.slice(1) : prefix + href.slice(1);
        properties['href'] = `${page}#${id}`;
      } else if (!/^(https:\/\/|mailto:)/i.test(href)) {
        delete properties['href'];
      }
    });
  };
}
