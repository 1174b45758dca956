import { toString } from 'mdast-util-to-string';
import { splitLabel } from '../../markdown/math/tex.ts';
import { isPublicHttps } from '../../schema/text.ts';
import { rangeOf, sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';

/** Links may lead to https, mail, a section of the page, or a review. */
export const linkAddresses: Rule = ({ nodes, text }, report) => {
  for (const node of nodes('link', 'definition')) {
    const { url } = node;
    if (isAllowed(url)) continue;
    const better = allowedFormOf(url);
    const hint =
      better === undefined
        ? 'Link to https, mailto, #section or /reviews/<slug>/'
        : `Write \`${better}\``;
    const source = sourceOf(node, text);
    // `www.example.org` is a link without its scheme.
    const written = source.includes(url) ? url : url.replace(/^http:\/\//i, '');
    // The address of a link comes after its text.
    const index = source.lastIndexOf(written);
    const start = rangeOf(node).start + index;
    const fix =
      better !== undefined && index >= 0
        ? { start, end: start + written.length, text: better }
        : undefined;
    const shown = url.length > 60 ? `${url.slice(0, 60)}…` : url;
    report(node, `a link to \`${shown}\``, hint, fix);
  }
};

/** A link whose text shows one address and that leads to another. */
export const linkText: Rule = ({ nodes }, report) => {
  for (const node of nodes('link')) {
    const text = host.exec(toString(node).trim())?.[1];
    if (text === undefined || !node.url.startsWith('https:') || !URL.canParse(node.url)) continue;
    const bare = (name: string): string => name.toLowerCase().replace(/^www\./, '');
    const { hostname } = new URL(node.url);
    const [shown, real] = [bare(text), bare(hostname)];
    // Who owns a domain owns what is below it.
    if (real === shown || real.endsWith(`.${shown}`)) continue;
    const message = `a link that says \`${text}\` and leads to \`${hostname}\``;
    report(node, message, 'Let the words say where it leads');
  }
};

/** A link without text; one to a labelled formula gets the formula's number as its text. */
export const emptyLinks: Rule = ({ nodes }, report) => {
  const formulas = nodes('math').flatMap(({ value }) => splitLabel(value).id ?? []);
  const hint = 'Give it text; only a link to a labelled formula, [](#formula-gate), has none';
  for (const node of nodes('link', 'linkReference')) {
    const isFormula = node.type === 'link' && formulas.some((id) => node.url === `#${id}`);
    if (!isFormula && !toString(node).trim()) report(node, 'a link without text', hint);
  }
};

/** `[text][name]` without a `[name]: address`, or a name that is defined twice. */
export const references: Rule = ({ nodes, text }, report) => {
  const names = new Set<string>();
  for (const node of nodes('definition')) {
    const { identifier } = node;
    if (names.has(identifier)) {
      report(node, `the address \`${identifier}\` is defined twice`, 'Give each a name of its own');
    }
    names.add(identifier);
  }
  const hint = 'Write [words](address), and the address without spaces';
  for (const node of nodes('text')) {
    const found = sourceOf(node, text).matchAll(/(?<!\\)\](?:\[[^\]]*\]|\([^)]*\)?)/g);
    for (const { index, 0: link } of found) {
      report(rangeOf(node).start + index, `\`${link}\` is not a link`, hint);
    }
  }
};

/** A host in a text: with a scheme, or a top-level domain that does not end a file or method. */
const host =
  /^(?=https?:|www\.|\S+\.(?:org|com|net|edu|io|ai|ru|dev|co|gov|info)\b)(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/:?#]\S*)?$/iu;

/** The same address as it may be written, if it is only written in another way. */
function allowedFormOf(url: string): string | undefined {
  const [, slug, section = ''] = reviewFile.exec(url) ?? [];
  const other =
    slug === undefined ? url.replace(/^http:/i, 'https:') : `/reviews/${slug}/${section}`;
  // Another port speaks another protocol.
  return isAllowed(other) && !/^https:\/\/[^/]+:\d/.test(other) ? other : undefined;
}

/** A review by the path of its file. */
const reviewFile = /^(?:(?:\.{1,2}\/)*(?:content\/)?reviews\/|\.\/)?([\w-]+)\.md(#.+)?$/;

function isAllowed(url: string): boolean {
  if (/^mailto:[^\s@]+@[^\s@]+$/.test(url) || /^#./.test(url)) return true;
  if (/^\/reviews\/[^/#]+\/(#.+)?$/.test(url)) return true;
  return isPublicHttps(url);
}
