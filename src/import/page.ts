import type { RootContent } from 'mdast';
import { readHtml } from './html.ts';
import { readText } from './plainText.ts';

/** A part of a page that stands by itself: a heading, a paragraph, a list, a picture. */
export interface Block {
  node: RootContent;
  /** The line of the file that it starts on. */
  line: number;
}

/** A saved page of a digest, with its furniture taken away. */
export interface Page {
  title: string;
  /** Where it first appeared, if it says so. */
  source?: string;
  blocks: Block[];
  /** What was left out as no part of the text, and how often: "12 × <script>". */
  leftOut: string[];
}

/**
 * Reads a saved page, HTML or plain text.
 * @throws Error if there is nothing in it
 */
export function readPage(text: string): Page {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (clean.trim() === '') throw new Error('the file is empty');
  const page = /<(?:!doctype|html|body|div|p|h[1-6])[\s>]/i.test(clean)
    ? readHtml(clean)
    : readText(clean);
  if (page.blocks.length === 0) throw new Error('there is no text in the file');
  return page;
}
