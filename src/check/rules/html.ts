import type { Html } from 'mdast';
import { defaultSchema } from 'rehype-sanitize';
import { rangeOf, replacing } from '../positions.ts';
import type { Edit } from '../problem.ts';
import type { Rule } from '../rule.ts';
import { htmlFixes } from './htmlFixes.ts';
import { tagOf } from './htmlPairs.ts';

/** What to write in place of a tag. */
const hints = new Map(
  Object.entries({
    '!--': 'Delete it',
    'b strong u': 'Write `**words**`',
    'i em': 'Write `*words*`',
    's del strike': 'Write `~~words~~`',
    'code tt kbd samp var': 'Put it between backticks',
    pre: 'Put three backticks on the lines above and below it',
    'sub sup': 'Write a formula, `$x_i$` or `$x^2$`',
    br: 'End the line with a backslash, or leave a line empty',
    hr: 'Write `---` between empty lines',
    a: 'Write `[words](https://…)`; headings, figures and tables have an address already',
    'img picture source figure figcaption': 'Write `![what it shows](../figures/<slug>/<name>)`',
    'details summary': 'Write a heading, and the text below it: readers can link to it',
    'table caption thead tbody tr th td': 'Write a table with `|` between its cells',
    'ul ol li dl dt dd': 'Begin each item with `- ` or `1. `',
    'h1 h2 h3 h4 h5 h6': 'Begin a heading with `##`',
    blockquote: 'Begin each line with `>`',
    'p div span center font section article header footer':
      'Delete the tag; an empty line begins a paragraph',
    'mark small big abbr cite time q ins dfn ruby rt rp bdo bdi wbr nobr label': 'Delete the tag',
    'iframe video audio embed object svg': 'Link to it, and say what is there',
    'script style link meta base form input button select option textarea': 'Leave it out',
    'html head body title template noscript canvas dialog map area track param math marquee':
      'Leave it out',
  }).flatMap(([tags, hint]) => tags.split(' ').map((tag) => [tag, hint])),
);

/** HTML, including comments: only Markdown is allowed. */
export const rawHtml: Rule = ({ nodes, text }, report) => {
  const fixes = htmlFixes(nodes, text);
  for (const node of nodes('html')) {
    const tag = tagOf(node);
    const shown = tag === '!--' ? ', a comment' : tag && ` \`<${tag}>\``;
    const hint = hints.get(tag) ?? 'If `<` is meant, write `\\<`, or put it between backticks';
    report(node, `raw HTML${shown}`, hint, fixes.get(node) ?? escaped(node, text));
  }
};

/** A word in angle brackets that is no tag of HTML, as in `<unk>`, with a backslash before it. */
function escaped(node: Html, text: string): Edit | undefined {
  const tag = tagOf(node);
  const isWord = !hints.has(tag) && !defaultSchema.tagNames?.includes(tag);
  // At the end of an address the backslash would become a part of it.
  const isApart = /(?:^|[\s("'[])$/.test(text.charAt(rangeOf(node).start - 1));
  const isAlone = /^<[^<>]*>$/.test(node.value);
  return isWord && isApart && isAlone ? replacing(node, `\\${node.value}`) : undefined;
}
