import { createRequire } from 'node:module';
import type { Item } from './items.ts';
import { parseIdentifier } from '../../schema/identifier.ts';
import { site } from '../../site.ts';

// Its ES modules import JSON without an import attribute, which Node rejects.
const require = createRequire(import.meta.url);
const { Cite, plugins } = require('@citation-js/core') as typeof import('@citation-js/core');
for (const name of ['bibtex', 'csl']) require(`@citation-js/plugin-${name}`);
Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, asciiOnly: false });

/** APA for a single entry: without sorting and disambiguation, which take half of the time. */
const styles = plugins.config.get('@csl').styles;
const apaStyle = styles
  .get('apa')
  .replace(/<sort>[^]*?<\/sort>/g, '')
  .replace(
    /<citation[^]*?<\/citation>/,
    '<citation><layout><text variable="title"/></layout></citation>',
  );
styles.add('apa-single', apaStyle);

/** The BibTeX entries that citation-js names differently, by CSL type: `@article` is of a journal. */
const entryTypes: Readonly<Record<string, string>> = { webpage: 'online', article: 'misc' };

/** One item as BibTeX. */
export function bibtex(item: Item): string {
  const { type, label, properties } = entryOf(item);
  const fields = {
    ...properties,
    // Styles put a title in lower case, but for its first letter.
    title: properties['title']?.replace(/^[^\s{}]+\p{Lu}[^\s{}]*/u, '{$&}'),
    // Styles older than eprints print it.
    ...(item.number !== undefined && { howpublished: item.number }),
    ...eprintOf(item),
    ...(item.type === 'webpage' && onlineOf(item)),
  };
  const lines = Object.entries(fields).map(([name, value]) => `\t${name} = {${value}},\n`);
  return `@${entryTypes[item.type] ?? type}{${label},\n${lines.join('')}}`;
}

function entryOf(item: Item) {
  // An unbalanced brace would break the file.
  const texts = Object.entries(item).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? value.replace(/[{}]/g, '') : value,
  ]);
  const [entry] = new Cite([Object.fromEntries(texts)]).format('bibtex', { format: 'object' });
  if (!entry) throw new Error(`No BibTeX of ${item.id}`);
  return entry;
}

/** The fields of an `@online` entry that citation-js leaves out, with their text escaped by it. */
function onlineOf({
  translator = [],
  language: tag = 'en',
  ...item
}: Item): Record<string, string> {
  const { author = '', publisher: organization = '' } = entryOf({
    ...item,
    author: translator,
    publisher: item['container-title'],
  }).properties;
  // BibLaTeX knows languages by their English names.
  const language = new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  return { translator: author, organization, language: language.toLowerCase() };
}

/** Where a paper is on arXiv, as arXiv itself and (`eprinttype`) as BibLaTeX and Zotero have it. */
function eprintOf({ URL: url, custom }: Item): Record<string, string> {
  const paper = parseIdentifier(url);
  if (paper?.kind !== 'arxiv') return {};
  return {
    eprint: paper.value + (paper.version ?? ''),
    ...{ archiveprefix: 'arXiv', eprinttype: 'arxiv' },
    ...(custom && { primaryclass: custom.category }),
  };
}

/** One item as a line of text in APA style. A review has no title there but that of what it reviews. */
export function apa(item: Item): string {
  const options = { template: 'apa-single', lang: site.locale, nosort: true };
  const isReview = item['reviewed-title'] !== undefined;
  const cited = isReview ? { ...item, type: 'review', title: undefined, genre: undefined } : item;
  return new Cite([cited]).format('bibliography', options).trim();
}
