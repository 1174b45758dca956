import { createRequire } from 'node:module';
import type { Item } from './items.ts';
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

/** One item as BibTeX. */
export function bibtex(item: Item): string {
  return new Cite([plain(item)]).format('bibtex').trim();
}

/** One item as a line of text in APA style. A review has no title there but that of what it reviews. */
export function apa(item: Item): string {
  const options = { template: 'apa-single', lang: site.locale, nosort: true };
  const cited = item['reviewed-title'] === undefined ? item : { ...item, title: undefined };
  return new Cite([cited]).format('bibliography', options).trim();
}

/** BibTeX has no type for reviews, and an unbalanced brace would break the file. */
function plain(item: Item): Item {
  const title = item.title.replace(/[{}]/g, '');
  return { ...item, title, type: item.type === 'review' ? 'webpage' : item.type };
}
