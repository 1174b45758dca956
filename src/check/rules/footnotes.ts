import type { FootnoteDefinition, Nodes } from 'mdast';
import { rangeOf, sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';

const maxReferences = 200;

/** Footnotes that are missing, defined twice, or never referenced. */
export const footnotes: Rule = ({ tree, nodes, text }, report) => {
  const notes = new Map<string, FootnoteDefinition>();
  let references = 0;
  for (const node of nodes('footnoteDefinition', 'footnoteReference', 'text')) {
    if (node.type === 'footnoteReference') {
      references += 1;
      if (references <= maxReferences) continue;
      report(node, `over ${maxReferences} references to notes`, 'Put some into the text');
      break;
    }
    if (node.type === 'footnoteDefinition') {
      const { identifier } = node;
      if (notes.has(identifier)) {
        report(node, `the note \`${identifier}\` is defined twice`, 'Give each a name of its own');
      }
      notes.set(identifier, node);
      continue;
    }
    // The parser treats a reference without a definition as text.
    for (const { index, 1: name = '' } of sourceOf(node, text).matchAll(
      /(?<!\\)\[\^([^\]\s]+)\]/g,
    )) {
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
