import type { Nodes, Root } from 'mdast';
import type { Report } from './problem.ts';

/** A body that has been parsed. */
export interface Body {
  tree: Root;
  /** The Markdown, with an empty line for each line of frontmatter. */
  text: string;
  /** The nodes of some types, in the order of the text. */
  nodes: <Type extends Nodes['type']>(...types: Type[]) => Extract<Nodes, { type: Type }>[];
}

/** A rule about the body of a review or digest. */
export interface Rule<Subject = Body> {
  /** As reports name it. */
  name: string;
  /** What it refuses, in a few characters: the body of a review. Tests run it. */
  example: string;
  check: (subject: Subject, report: Report) => void;
}

/** A rule about the whole text of a file, before anything parses it; its line ends are `\n`. */
export type TextRule = Rule<string>;
