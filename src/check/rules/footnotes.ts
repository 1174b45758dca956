import type { FootnoteDefinition, Node } from 'mdast';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { positionAt, positionOf, sourceOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

const maxReferences = 200;

/** A note that is referred to and not there, there twice, or never referred to. */
export const footnotes: BodyRule = {
  name: 'footnotes',
  example: 'A note[^1] that is not there.',
  check({ tree, text }, report) {
    const notes = new Map<string, FootnoteDefinition>();
    let references = 0;
    visit(tree, ['footnoteDefinition', 'footnoteReference', 'text'], (node) => {
      if (node.type === 'footnoteReference') {
        references += 1;
        if (references !== maxReferences + 1) return undefined;
        report(
          positionOf(node),
          `over ${maxReferences} references to notes`,
          'Put some into the text',
        );
        return EXIT;
      }
      if (node.type === 'footnoteDefinition') {
        if (notes.has(node.identifier)) {
          const hint = 'Give each a name of its own';
          report(positionOf(node), `the note \`${node.identifier}\` twice`, hint);
        }
        notes.set(node.identifier, node);
      }
      // One without its note is no reference to the parser.
      if (node.type === 'text') {
        for (const found of sourceOf(node, text).matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g)) {
          const offset = (node.position?.start.offset ?? 0) + found.index;
          const [, name = ''] = found;
          report(
            positionAt(text, offset),
            `no note \`${name}\``,
            `Write it below: \`[^${name}]: …\``,
          );
        }
      }
      return undefined;
    });
    // A note within a note is shown only where the outer one is.
    const shown = new Set<string>();
    const follow = (from: Node): void => {
      for (const name of referencesIn(from)) {
        const note = notes.get(name);
        if (!note || shown.has(name)) continue;
        shown.add(name);
        for (const child of note.children) follow(child);
      }
    };
    follow(tree);
    for (const [name, note] of notes) {
      if (shown.has(name)) continue;
      const hint = `Refer to it with \`[^${name}]\`, or delete it`;
      report(positionOf(note), `the note \`${name}\` is referred to nowhere`, hint);
    }
  },
};

/** The names of the notes that a part of a text refers to, apart from those that notes do. */
function referencesIn(part: Node): string[] {
  const names: string[] = [];
  visit(part, ['footnoteDefinition', 'footnoteReference'], (node) => {
    if (node.type === 'footnoteDefinition') return SKIP;
    if ('identifier' in node) names.push(String(node.identifier));
    return undefined;
  });
  return names;
}
