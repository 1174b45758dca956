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

/** The BibTeX entries that citation-js calls otherwise, by CSL type: `@article` is of a journal. */
const entryTypes: Readonly<Record<string, string>> = { webpage: 'online', article: 'misc' };

/** One item as BibTeX. */
export function bibtex(item: Item): string {
  // An unbalanced brace would break the file.
  const title = item.title.replace(/[{}]/g, '');
  const { type, label, properties } = entryOf({ ...item, title });
  const fields = {
    ...properties,
    ...eprintOf(item),
    ...(item.type === 'webpage' && onlineOf(item)),
  };
  const lines = Object.entries(fields).map(([name, value]) => `\t${name} = {${value}},\n`);
  return `@${entryTypes[item.type] ?? type}{${label},\n${lines.join('')}}`;
}

function entryOf(item: Item) {
  const [entry] = new Cite([item]).format('bibtex', { format: 'object' });
  if (!entry) throw new Error(`No BibTeX of ${item.id}`);
  return entry;
}

/** The fields of an `@online` entry that citation-js leaves out, with their text escaped by it. */
function onlineOf({ translator = [], language = '', ...item }: Item): Record<string, string> {
  const { author = '', publisher: organization = '' } = entryOf({
    ...item,
    author: translator,
    publisher: item['container-title'],
  }).properties;
  return { translator: author, organization, language };
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
