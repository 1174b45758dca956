import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { placeOf } from '../places.ts';
import type { BodyRule } from '../rule.ts';

/** Where links may lead: https, mail, a section of the page, or a review. */
export const linkAddresses: BodyRule = {
  name: 'link-addresses',
  example: '[x](javascript:alert)',
  check({ tree }, report) {
    visit(tree, ['link', 'definition'], (node) => {
      if (!('url' in node) || isAllowed(node.url)) return;
      const hint = /^http:\/\//i.test(node.url)
        ? 'Write `https://`'
        : 'Link to https, mailto, #section or /reviews/<slug>/';
      report(placeOf(node), `a link to \`${shortened(node.url)}\``, hint);
    });
  },
};

/** A link that says one address and leads to another. */
export const linkWords: BodyRule = {
  name: 'link-words',
  example: '[https://arxiv.org](https://evil.example)',
  check({ tree }, report) {
    visit(tree, ['link'], (node) => {
      if (node.type !== 'link' || !/^https:/.test(node.url)) return;
      const words = toString(node).trim();
      const [, said] =
        /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,})(?:[/:?#]\S*)?$/u.exec(words) ?? [];
      if (said === undefined || !URL.canParse(node.url)) return;
      const bare = (host: string): string => host.toLowerCase().replace(/^www\./, '');
      if (bare(new URL(node.url).hostname) === bare(said)) return;
      // `Model.fit` and `index.html` are no hosts.
      if (
        !/^https?:|^www\.|\.(org|com|net|edu|io|ai|ru|dev|co|gov|info)$/i.test(
          `${words.slice(0, 6)} ${said}`,
        ) &&
        !words.startsWith('http')
      )
        return;
      report(
        placeOf(node),
        `a link that says \`${said}\` and leads to \`${new URL(node.url).hostname}\``,
        'Let the words say where it leads',
      );
    });
  },
};

function isAllowed(url: string): boolean {
  if (/^mailto:[^\s@]+@[^\s@]+$/.test(url) || /^#./.test(url)) return true;
  if (/^\/reviews\/[^/#]+\/(#.+)?$/.test(url)) return true;
  if (!/^https:\/\/[^/\\\s]/.test(url) || !URL.canParse(url)) return false;
  const { hostname, username, password } = new URL(url);
  return (
    `${username}${password}` === '' &&
    /^[a-z0-9.-]+\.[a-z]{2,}$/.test(hostname) &&
    !isMixed(url, hostname)
  );
}

/** A host whose letters had to be rewritten looks like another: "аrxiv.org" with a Cyrillic "а". */
function isMixed(url: string, hostname: string): boolean {
  return hostname.includes('xn--') && !/^https:\/\/[a-z0-9.-]*xn--/i.test(url);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
