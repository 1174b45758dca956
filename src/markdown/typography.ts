import type { ElementContent, Nodes, Root, Text } from 'hast';
import { element } from './elements.ts';
import type { RenderOptions } from './options.ts';

/** Elements whose text is not prose. */
const notProse = new Set(['code', 'pre', 'svg', 'math']);
/** Elements within a sentence: a quotation mark looks past their edges. */
const inline = new Set(['a', 'b', 'del', 'em', 'i', 's', 'span', 'strong', 'sub', 'sup']);

const units =
  '%|[kKMGT]?B|[kKMGT]iB|[kMGT]?Hz|[kMG]?W|[mnμ]?s|min|h|hours?|minutes?|seconds?|days?|[kcmnμ]?m|k?g|px|epochs?|steps?|layers?|parameters|GPUs?|million|billion|trillion|times';
const numbered = 'figures?|tables?|sections?|equations?|chapters?|fig\\.|eq\\.|sec\\.|no\\.|p\\.';

/** What to put in place of what is typed, in this order. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/\.\.\./g, '…'],
  [/(?<=\s)--?(?=\s)/g, '–'],
  // A range of numbers, but not a date, a name such as GPT-2, or a part of an address.
  [/(?<![\w./:–-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?![\w/-]|\.\d)/g, '$1–$2'],
  // Between initials, and before the name that they belong to.
  [/(?<=(?<![\p{L}\p{N}])\p{Lu}\.) (?=\p{Lu})/gu, '\u00A0'],
  [new RegExp(String.raw`(?<=\d) (?=(?:${units})(?![\p{L}\p{N}]))`, 'gu'), '\u00A0'],
  [new RegExp(String.raw`(?<=\b(?:${numbered})) (?=\d)`, 'gi'), '\u00A0'],
];

/**
 * Sets a text as a typesetter would: curly quotation marks, dashes in ranges, and spaces that do not
 * break between a number and its unit.
 * @param before the character that precedes the text
 */
export function typographic(text: string, before = ''): string {
  const curly = text.replace(/["']+/g, (marks, index: number) => {
    const next = text[index + marks.length] ?? '';
    const opens = /^[\s([{“‘–—/]?$/u.test(text[index - 1] ?? before) && !/\s/.test(next);
    // In "the '90s", it stands for what is left out.
    if (marks === "'" && /\d/.test(next)) return '’';
    return opens
      ? marks.replaceAll('"', '“').replaceAll("'", '‘')
      : marks.replaceAll('"', '”').replaceAll("'", '’');
  });
  return replacements.reduce((done, [from, to]) => done.replace(from, to), curly);
}

const text = (value: string): Text => ({ type: 'text', value });

/** A name with digits, whose old-style numerals would look like letters: B0, GPT-2, 1e-04. */
const designation = /((?<![\p{L}\d.])(?:\p{L}|\d+\p{L})[\p{L}\d-]*\d[\p{L}\d]*)/u;

/** Puts the designations in a text into elements with lining numerals. */
function withDesignations(node: ElementContent): ElementContent[] {
  if (node.type !== 'text') return [node];
  return node.value
    .split(designation)
    .map((part, index) =>
      index % 2 > 0 ? element('span', { className: ['lining'] }, part) : text(part),
    )
    .filter((part) => part.type !== 'text' || part.value !== '');
}

/** Sets the prose of a text; code, formulas, drawings and addresses stay as they are. */
export function rehypeTypography({ standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    let before = '';
    const set = (node: Nodes): void => {
      if (node.type === 'text') {
        node.value = typographic(node.value, before);
        before = node.value.at(-1) ?? before;
      } else if (node.type === 'element' && notProse.has(node.tagName)) {
        before = 'x';
      } else if ('children' in node) {
        const isBlock = node.type === 'element' && !inline.has(node.tagName);
        if (isBlock) before = '';
        node.children.forEach(set);
        if (node.type === 'element' && !standalone) {
          node.children = node.children.flatMap(withDesignations);
        }
        if (isBlock) before = '';
      }
    };
    set(tree);
  };
}
