import { dateOf, inverted, type Field, type Item } from './items.ts';

type Fields = Record<string, string | undefined>;

/** The format of OpenURL for a type of item, and what it calls the title and what holds the item. */
const formats: Readonly<Record<string, (item: Item) => [format: string, Fields]>> = {
  'article-journal': ({ title, 'container-title': jtitle }) => [
    'journal',
    { genre: 'article', atitle: title, jtitle },
  ],
  'paper-conference': ({ title, 'container-title': btitle }) => [
    'book',
    { genre: 'proceeding', atitle: title, btitle },
  ],
  article: ({ title, publisher }) => ['dc', { type: 'preprint', title, publisher }],
  webpage: ({ title, abstract, language, 'container-title': source }) => [
    'dc',
    { type: 'webpage', title, source, description: abstract, language },
  ],
};

/**
 * An item as COinS: an OpenURL in the title of an empty `<span class="Z3988">`. Reference managers
 * offer every one on a page. Source: OpenURL COinS, 2005; `rft.type` is Zotero's.
 */
export function coins(item: Item): string {
  const [format, fields = {}] = formats[item.type]?.(item) ?? [];
  if (!format) throw new Error(`No COinS for ${item.type}`);
  const all: Field[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ...Object.entries(fields).map(([name, value]): Field => [`rft.${name}`, value]),
    ...item.author.map((name): Field => ['rft.au', inverted(name)]),
    // A comma keeps Zotero from taking the last word for a family name.
    ...(item.translator ?? []).map((name): Field => ['rft.contributor', `${inverted(name)},`]),
    ['rft.date', dateOf(item, '-')],
    ['rft_id', item.DOI && `info:doi/${item.DOI}`],
    ['rft_id', item.URL],
  ];
  return all
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${encodeURIComponent(value)}`))
    .join('&');
}
