import { invisible } from '../../schema/text.ts';
import { positionAt } from '../positions.ts';
import type { Rule, TextRule } from '../rule.ts';

const hint = 'Delete it, or type the character that is meant';

/** Unicode's own, which browsers show as a space at most. */
const lineBreaks = /[\u2028\u2029]/;

/** Characters that a reader cannot see but that change what is read. */
export const invisibleCharacters: TextRule = {
  name: 'invisible-characters',
  check(text, report) {
    for (const { index, 0: found } of text.matchAll(new RegExp(invisible, 'gu'))) {
      const fix = {
        start: index,
        end: index + found.length,
        text: lineBreaks.test(found) ? ' ' : '',
      };
      report(positionAt(text, index), messageOf(found), hint, fix);
    }
  },
};

/** The same, written as a reference such as `&#x202e;`. */
export const invisibleReferences: Rule = {
  name: 'invisible-references',
  check({ nodes }, report) {
    for (const node of nodes('text', 'inlineCode', 'link', 'image', 'definition')) {
      const { value, title, alt, url }: Partial<Record<string, unknown>> = { ...node };
      const found = [value, title, alt, url].map((part) => invisible.exec(String(part)));
      const [character] = found.find((match) => match !== null) ?? [];
      if (character !== undefined) report(node, messageOf(character), hint);
    }
  },
};

function messageOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the invisible character U+${code}`;
}
