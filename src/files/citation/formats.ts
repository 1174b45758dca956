import { createRequire } from 'node:module';
import type { Item, Name } from './items.ts';
import { site } from '../../site.ts';

// Its ES modules import JSON without an import attribute, which Node rejects.
const require = createRequire(import.meta.url);
const { Cite, plugins } = require('@citation-js/core') as typeof import('@citation-js/core');
for (const name of ['bibtex', 'csl']) require(`@citation-js/plugin-${name}`);
Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, asciiOnly: false });

/**
 * The style of a bibliography with a single entry, which is neither sorted nor told apart from
 * others: preparing for that takes half of the time.
 */
const styles = plugins.config.get('@csl').styles;
const apaStyle = styles
  .get('apa')
  .replace(/<sort>[^]*?<\/sort>/g, '')
  .replace(
    /<citation[^]*?<\/citation>/,
    '<citation><layout><text variable="title"/></layout></citation>',
  );
styles.add('apa-alone', apaStyle);

/** Items as BibTeX. */
export function bibtex(items: readonly Item[]): string {
  return new Cite(items.map(plain)).format('bibtex');
}

/**
 * Items as RIS. Not by citation-js, which wraps long lines in the middle of words.
 * Source: the RIS format specification, 2011.
 */
export function ris(items: readonly Item[]): string {
  return items
    .map((item) => {
      const [year, month] = item.issued['date-parts'][0];
      const kinds: Record<string, string> = { review: 'ELEC', 'paper-conference': 'CONF' };
      const fields: [string, string | undefined][] = [
        ['TY', kinds[item.type] ?? 'GEN'],
        ['ID', item.id],
        ['TI', item.title],
        ...item.author.map((name): [string, string] => ['AU', inverted(name)]),
        ['PY', String(year)],
        ['DA', [year, month].filter(Boolean).join('/')],
        ['T2', item['container-title']],
        ['M1', item.number],
        ['DO', item.DOI],
        ['UR', item.URL],
        ['ER', ''],
      ];
      return fields
        .map(([tag, value]) => (value === undefined ? '' : `${tag}  - ${value}\r\n`))
        .join('');
    })
    .join('\r\n');
}

/** One item as a line of text in APA style. */
export function apa(item: Item): string {
  const options = { template: 'apa-alone', lang: site.locale, nosort: true };
  return new Cite([item]).format('bibliography', options).trim();
}

/** BibTeX has no type for reviews, and an unbalanced brace would break the file. */
function plain(item: Item): Item {
  const title = item.title.replace(/[{}]/g, '');
  return { ...item, title, type: item.type === 'review' ? 'webpage' : item.type };
}

/** A name with the family name first. */
function inverted(name: Name): string {
  if ('literal' in name) return name.literal;
  const particle = name['non-dropping-particle'];
  return `${particle === undefined ? '' : `${particle} `}${name.family}, ${name.given}`;
}
