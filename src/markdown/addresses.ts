import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Turns addresses as authors write them into those of the built site: `/reviews/osnet/` gets the
 * base in front, `../figures/osnet/gate.svg` leads to where figures are served.
 * @param base the path that the site lives under; starts and ends with `/`
 */
export function rehypeAddresses({ base = '/' }: { base?: string } = {}) {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      const { href, src } = properties;
      if (tagName === 'a' && typeof href === 'string' && /^\/(?!\/)/.test(href)) {
        properties['href'] = base + href.slice(1);
      }
      if (tagName === 'img' && typeof src === 'string') {
        properties['src'] = src.replace(/^\.\.\/figures\//, `${base}figures/`);
      }
    });
  };
}
