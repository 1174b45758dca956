import type { FootnoteDefinition } from 'mdast';
import { visit } from 'unist-util-visit';
import { placeAt, placeOf, sourceOf } from '../places.ts';
import type { BodyRule } from '../rule.ts';

const most = 200;

/** A note that is referred to and not there, there twice, or never referred to. */
export const footnotes: BodyRule = {
  name: 'footnotes',
  example: 'A note[^1] that is not there.',
  check({ tree, text }, report) {
    const notes = new Map<string, FootnoteDefinition>();
    const used = new Set<string>();
    let references = 0;
    visit(tree, ['footnoteDefinition', 'footnoteReference', 'text'], (node) => {
      if (node.type === 'footnoteReference') {
        used.add(node.identifier);
        references += 1;
        if (references === most + 1) {
          report(
            placeOf(node),
            `over ${most} references to notes`,
            'Put some of them into the text',
          );
        }
      }
      if (node.type === 'footnoteDefinition') {
        if (notes.has(node.identifier)) {
          report(
            placeOf(node),
            `the note \`${node.identifier}\` twice`,
            'Give each a name of its own',
          );
        }
        notes.set(node.identifier, node);
      }
      // One without its note is no reference to the parser.
      if (node.type === 'text') {
        for (const found of sourceOf(node, text).matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g)) {
          const offset = (node.position?.start.offset ?? 0) + found.index;
          const [, name = ''] = found;
          report(placeAt(text, offset), `no note \`${name}\``, `Write it below: \`[^${name}]: …\``);
        }
      }
    });
    for (const [name, node] of notes) {
      if (!used.has(name)) {
        report(
          placeOf(node),
          `the note \`${name}\` is referred to nowhere`,
          `Refer to it with \`[^${name}]\`, or delete it`,
        );
      }
    }
  },
};
