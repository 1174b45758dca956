import { addressesSchema, type Addresses } from '../schema/addresses.ts';
import { readContentFile } from './contentFile.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './suggestion.ts';

/**
 * Reads `addresses.yaml` and checks that every redirect leads somewhere.
 * @param root the `content` folder; the file may be missing
 * @param ids the ids on the page of each review, by slug
 */
export async function readAddresses(
  root: string,
  ids: ReadonlyMap<string, readonly string[]>,
): Promise<{ addresses: Addresses; problems: Problem[] }> {
  const file = await readContentFile(root, 'addresses', addressesSchema);
  const { text, data, problems, report } = file;
  for (const [from, to] of Object.entries(data?.redirects ?? {})) {
    const [slug = '', section] = to.split('#');
    const [oldSlug = '', oldSection] = from.split('#');
    const sections = ids.get(slug);
    const offset = text.indexOf(from);
    if (!sections) {
      report(offset, `no review \`${slug}\``, didYouMean(slug, [...ids.keys()]));
    } else if ((oldSection === undefined) !== (section === undefined)) {
      const [one, other] = section === undefined ? [from, to] : [to, from];
      const hint = 'Write `review: review`, or `review#section: review#section`';
      report(offset, `\`${one}\` names a section, and \`${other}\` does not`, hint);
    } else if (section !== undefined && !sections.includes(section)) {
      report(offset, `no section \`#${section}\` in ${slug}`, didYouMean(section, sections));
    } else if (oldSection === undefined ? ids.has(from) : ids.get(oldSlug)?.includes(oldSection)) {
      const message = `a redirect from \`${from}\`, which exists`;
      report(offset, message, 'Remove one of the two');
    }
  }
  return { addresses: data ?? { redirects: {} }, problems };
}
