import type { Root } from 'mdast';
import type { Report } from './problem.ts';

interface Named {
  /** As reports name it. */
  name: string;
  /** What it refuses, in a few characters: the body of a review. Tests run it. */
  example: string;
  /** Something that is wrong only now and then is a warning. */
  severity?: 'warning';
}

/** A rule about the text of a file, before anything parses it. */
export interface TextRule extends Named {
  /** @param text whole, with its frontmatter; line ends are `\n` */
  check: (text: string, report: Report) => void;
}

/** A body that has been parsed. */
export interface Body {
  tree: Root;
  /** The Markdown, with an empty line for each line of frontmatter. */
  text: string;
}

/** A rule about the body of a review or digest. */
export interface BodyRule extends Named {
  check: (body: Body, report: Report) => void;
}
