import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Markdown as reviews are written: GitHub's dialect with `$…$` and `$$…$$`. */
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/**
 * Parses a body; positions are those of the text given. The check, and each way that a text is
 * shown in, come one after the other: the last tree is kept, and may not be changed.
 */
export function parseMarkdown(body: string): Root {
  if (last?.body !== body) last = { body, tree: parser.parse(body) };
  return last.tree;
}

let last: { body: string; tree: Root } | undefined;
