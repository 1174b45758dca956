import { dateOf, inverted, type Field, type Item } from './items.ts';

/** RIS types by CSL type. RIS has none for preprints, and Zotero reads GEN as a journal article. */
const types: Readonly<Record<string, string>> = {
  webpage: 'ELEC',
  'article-journal': 'JOUR',
  'paper-conference': 'CONF',
  article: 'MANSCPT',
};

/**
 * Items as RIS. Not by citation-js, which wraps long lines in the middle of words.
 * Source: the RIS format specification, 2011.
 */
export function ris(items: readonly Item[]): string {
  return items
    .map((item) => {
      const fields: Field[] = [
        ['TY', types[item.type]],
        ['ID', item.id],
        ['TI', item.title],
        ...item.author.map((name): Field => ['AU', inverted(name)]),
        ...(item.translator ?? []).map((name): Field => ['A4', inverted(name)]),
        ['PY', String(item.issued['date-parts'][0][0])],
        ['DA', dateOf(item, '/')],
        ['T2', item['container-title']],
        ['T3', item['collection-title']],
        ['M1', item.number],
        ['M3', item.genre],
        ['PB', item.publisher],
        ['AB', item.abstract],
        ['LA', item.language],
        ['N1', item.note],
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
