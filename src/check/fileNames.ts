import type { Dirent } from 'node:fs';
import { nameSlug } from '../addresses.ts';

const maxLength = 100;
/** Addresses that hosts, readers or this site give another meaning. */
const reserved = ['index', 'search', '404', 'all', 'feed', 'rss', 'reviews', 'sitemap', 'robots'];

/**
 * What is wrong with the name of a file: it is the file's address for good.
 * @param item of the folder
 * @param others the names before it in the folder; this one is added to them
 */
export function nameProblem(
  item: Dirent,
  others: Map<string, string>,
): [message: string, hint: string] | undefined {
  const { name } = item;
  const slug = name.replace(/\.md$/i, '');
  const twin = others.get(folded(name));
  others.set(folded(name), name);
  if (twin !== undefined) return [`the same address as ${twin}`, 'Rename one of the two'];
  if (item.isSymbolicLink()) return ['a symbolic link', 'Put the file itself here'];
  if (!item.isFile()) return ['not a file', 'Take it out of this folder'];
  if (slug.length > maxLength) return [`a name of over ${maxLength} characters`, 'Shorten it'];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(name)) {
    const better = nameSlug(slug.replace(/[^\p{L}\p{N}]+/gu, '-'))
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^-+|-+$/g, '');
    const example = better ? `, such as \`${better}.md\`` : '';
    const hint = `Use lower-case letters, digits and hyphens, and \`.md\`${example}`;
    return ['not a name that can be an address', hint];
  }
  return reserved.includes(slug)
    ? [`the name \`${slug}\` is taken`, 'Name the file after the paper']
    : undefined;
}

/** Names that some file systems or addresses cannot tell apart. */
function folded(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/[\s_-]+/g, '-');
}
