import { invisible } from '../../schema/text.ts';
import type { Rule, TextRule } from '../rule.ts';

const hint = 'Delete it, or type the character that is meant';

/** Characters that browsers show as a space at most, and that separate words. */
const separators = /[\v\f\x85\u2028\u2029]/;

/** Characters that a reader cannot see but that change what is read. */
export const invisibleCharacters: TextRule = (text, report) => {
  for (const { index: start, 0: found } of text.matchAll(new RegExp(invisible, 'gu'))) {
    const space = separators.test(found) ? ' ' : '';
    const fix = { start, end: start + found.length, text: space };
    report(start, messageOf(found), hint, fix);
  }
};

/** The same, written as a reference such as `&#x202e;`. */
export const invisibleReferences: Rule = ({ nodes }, report) => {
  for (const node of nodes('text', 'inlineCode', 'link', 'image', 'definition')) {
    const { value, title, alt, url }: Partial<Record<string, unknown>> = { ...node };
    const found = [value, title, alt, url].map((part) => invisible.exec(String(part)));
    const [character] = found.find((match) => match !== null) ?? [];
    if (character !== undefined) report(node, messageOf(character), hint);
  }
};

function messageOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the invisible character U+${code}`;
}
