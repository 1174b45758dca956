import type { Item, Name } from './items.ts';

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

/** A name with the family name first. */
function inverted(name: Name): string {
  if ('literal' in name) return name.literal;
  const particle = name['non-dropping-particle'];
  return `${particle === undefined ? '' : `${particle} `}${name.family}, ${name.given}`;
}
