import type { FootnoteDefinition, Nodes } from 'mdast';
import { rangeOf, sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';

const maxReferences = 200;

/** Footnotes that are missing, defined twice, or never referenced. */
export const footnotes: Rule = ({ tree, nodes, text }, report) => {
  const extra = nodes('footnoteReference')[maxReferences];
  if (extra) report(extra, `over ${maxReferences} references to notes`, 'Put some into the text');
  const notes = new Map<string, FootnoteDefinition>();
  for (const note of nodes('footnoteDefinition')) {
    const { identifier: name } = note;
    if (notes.has(name)) {
      report(note, `the note \`${name}\` is defined twice`, 'Give each a name of its own');
    }
    notes.set(name, note);
  }
  // The parser treats a reference without a definition as text.
  for (const node of nodes('text')) {
    const references = sourceOf(node, text).matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g);
    for (const { index, 1: name = '' } of references) {
      const hint = `Write it below: \`[^${name}]: …\``;
      report(rangeOf(node).start + index, `no note \`${name}\``, hint);
    }
  }
  // A note that only another note refers to is shown only if that one is.
  const shown = new Set<string>();
  const follow = (node: Nodes): void => {
    if (node.type === 'footnoteReference') {
      const note = notes.get(node.identifier);
      if (!note || shown.has(node.identifier)) return;
      shown.add(node.identifier);
      note.children.forEach(follow);
    } else if (node.type !== 'footnoteDefinition' && 'children' in node) {
      node.children.forEach(follow);
    }
  };
  follow(tree);
  for (const [name, note] of notes) {
    if (shown.has(name)) continue;
    const hint = `Refer to it with \`[^${name}]\`, or delete it`;
    report(note, `the note \`${name}\` is referred to nowhere`, hint);
  }
};
