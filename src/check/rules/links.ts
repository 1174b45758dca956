import { toString } from 'mdast-util-to-string';
import { isPublicHttps } from '../../schema/text.ts';
import { eachNode } from '../../markdown/nodes.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** Where links may lead: https, mail, a section of the page, or a review. */
export const linkAddresses: BodyRule = {
  name: 'link-addresses',
  example: '[x](javascript:alert)',
  check({ tree }, report) {
    eachNode(tree, ['link', 'definition'], (node) => {
      if (!('url' in node) || isAllowed(node.url)) return;
      const hint = /^http:\/\//i.test(node.url)
        ? 'Write `https://`'
        : 'Link to https, mailto, #section or /reviews/<slug>/';
      report(positionOf(node), `a link to \`${shortened(node.url)}\``, hint);
    });
  },
};

/** A link that says one address and leads to another. */
export const linkWords: BodyRule = {
  name: 'link-words',
  example: '[https://arxiv.org](https://evil.example)',
  check({ tree }, report) {
    eachNode(tree, 'link', (node) => {
      const words = toString(node).trim();
      const said = host.exec(words)?.[1];
      if (said === undefined || !node.url.startsWith('https:') || !URL.canParse(node.url)) return;
      const bare = (name: string): string => name.toLowerCase().replace(/^www\./, '');
      const { hostname } = new URL(node.url);
      if (bare(hostname) === bare(said)) return;
      const message = `a link that says \`${said}\` and leads to \`${hostname}\``;
      report(positionOf(node), message, 'Let the words say where it leads');
    });
  },
};

/** A host as words: with a scheme, or with an ending that is no name of a file or method. */
const host =
  /^(?=https?:|www\.|\S+\.(?:org|com|net|edu|io|ai|ru|dev|co|gov|info)\b)(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/:?#]\S*)?$/iu;

function isAllowed(url: string): boolean {
  if (/^mailto:[^\s@]+@[^\s@]+$/.test(url) || /^#./.test(url)) return true;
  if (/^\/reviews\/[^/#]+\/(#.+)?$/.test(url)) return true;
  return isPublicHttps(url);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
