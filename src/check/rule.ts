import type { Nodes, Root } from 'mdast';
import type { Report } from './problem.ts';

/** A parsed body. */
export interface Body {
  tree: Root;
  /** The Markdown, with empty lines in place of the frontmatter. */
  text: string;
  /** The title in the frontmatter, if that is valid. */
  title: string | undefined;
  /** The nodes of the given types, in document order. */
  nodes: <Type extends Nodes['type']>(...types: Type[]) => Extract<Nodes, { type: Type }>[];
}

/** A rule about the body of a review or digest. */
export interface Rule<Subject = Body> {
  /** Its name in reports. */
  name: string;
  check: (subject: Subject, report: Report) => void;
}

/** A rule about the text of a file before parsing; its line endings are `\n`. */
export type TextRule = Rule<string>;
