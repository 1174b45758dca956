import type { Node, Nodes, Root } from 'mdast';
import type { Edit } from './problem.ts';

/** A rule about the body of a review or digest. */
export type Rule = (body: Body, report: Report) => void;

/** A rule about the text of a whole file, before parsing; its line endings are `\n`. */
export type TextRule = (text: string, report: Report) => void;

/** Records a problem in the file being checked, at an offset or at the start of a node. */
export type Report = (at: number | Node, message: string, hint: string, fix?: Edit) => void;

/** A parsed body. */
export interface Body {
  tree: Root;
  /** The Markdown, with spaces in place of the frontmatter, so that offsets match the file. */
  text: string;
  /** The title in the frontmatter, if that is valid. */
  title: string | undefined;
  /** The nodes of the given types, in document order. */
  nodes: <Type extends Nodes['type']>(...types: Type[]) => Extract<Nodes, { type: Type }>[];
}
