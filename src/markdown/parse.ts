import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Markdown as reviews are written: GitHub's dialect with `$…$` and `$$…$$`. */
export const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/** Parses a body; positions are those of the text given. */
export function parseMarkdown(body: string): Root {
  return parser.parse(body);
}
