import { invisible } from '../../schema/invisible.ts';
import { eachNode } from '../../markdown/nodes.ts';
import { positionAt, positionOf } from '../positions.ts';
import type { BodyRule, TextRule } from '../rule.ts';

const hint = 'Delete it, or type the character that is meant';

/** Characters that a reader cannot see but that change what is read. */
export const invisibleCharacters: TextRule = {
  name: 'invisible-characters',
  example: 'An image of a \u202egnp.exe',
  check(text, report) {
    const found = invisible.exec(text);
    if (!found) return;
    report(positionAt(text, found.index), `the invisible character ${nameOf(found[0])}`, hint);
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
        .map((word) => (typeof word === 'string' ? invisible.exec(word) : null))
        .find(Boolean);
      if (found) report(positionOf(node), `the invisible character ${nameOf(found[0])}`, hint);
    });
  },
};

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
