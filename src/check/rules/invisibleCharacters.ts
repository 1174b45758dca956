import { eachNode } from '../../markdown/nodes.ts';
import { placeAt, placeOf } from '../places.ts';
import type { BodyRule, TextRule } from '../rule.ts';

/** Control characters, and those that are not seen or turn the direction of a text. */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff\u{e0000}-\u{e007f}]/u;

const hint = 'Delete it, or type the character that is meant';

/** Whether a text holds a character that a reader cannot see. */
export function hasInvisible(text: string): boolean {
  return hidden.test(text);
}

/** Characters that a reader cannot see but that change what is read. */
export const invisibleCharacters: TextRule = {
  name: 'invisible-characters',
  example: 'An image of a \u202egnp.exe',
  check(text, report) {
    const found = hidden.exec(text);
    if (!found) return;
    report(placeAt(text, found.index), `the invisible character ${nameOf(found[0])}`, hint);
  },
};

/** The same, written as a reference such as `&#x202e;`. */
export const invisibleReferences: BodyRule = {
  name: 'invisible-references',
  example: 'An image of a &#x202e;gnp.exe',
  check({ tree }, report) {
    eachNode(tree, ['text', 'inlineCode', 'link', 'image', 'definition'], (node) => {
      const words = [node].flatMap((part) =>
        ['value', 'title', 'alt', 'url'].map(
          (key) => (part as unknown as Record<string, unknown>)[key],
        ),
      );
      const found = words
        .map((word) => (typeof word === 'string' ? hidden.exec(word) : null))
        .find(Boolean);
      if (found) report(placeOf(node), `the invisible character ${nameOf(found[0])}`, hint);
    });
  },
};

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
