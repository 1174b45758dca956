import type { Dirent } from 'node:fs';
import { nameSlug } from '../addresses.ts';

const maxLength = 100;
/** Names with a special meaning to hosts, feed readers or this site. */
const reserved = ['index', 'search', '404', 'all', 'feed', 'rss', 'reviews', 'sitemap', 'robots'];

/**
 * Finds what is wrong with a file name, which becomes a permanent address.
 * @param item an entry of the folder
 * @param seen the names that came before it in the folder; this one is added
 */
export function nameProblem(
  item: Dirent,
  seen: Map<string, string>,
): [message: string, hint: string] | undefined {
  const { name } = item;
  const slug = name.replace(/\.md$/i, '');
  const twin = seen.get(folded(name));
  seen.set(folded(name), name);
  if (twin !== undefined) return [`the same address as ${twin}`, 'Rename one of the two'];
  if (item.isSymbolicLink()) return ['a symbolic link', 'Put the file itself here'];
  if (!item.isFile()) return ['not a file', 'Move it out of this folder'];
  if (slug.length > maxLength) return [`a name of over ${maxLength} characters`, 'Shorten it'];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(name)) {
    const suggestion = nameSlug(slug.replace(/[^\p{L}\p{N}]+/gu, '-'))
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^-+|-+$/g, '');
    const example = suggestion ? `, such as \`${suggestion}.md\`` : '';
    const hint = `Use lower-case letters, digits and hyphens, and \`.md\`${example}`;
    return ['not a name that can be an address', hint];
  }
  return reserved.includes(slug)
    ? [`the name \`${slug}\` is taken`, 'Name the file after the paper']
    : undefined;
}

/** Folds names that some file systems or addresses cannot tell apart. */
function folded(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/[\s_-]+/g, '-');
}
