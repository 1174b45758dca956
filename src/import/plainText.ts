import type { List, RootContent } from 'mdast';
import { readHeaderLine } from './headerLine.ts';
import type { Block, Page } from './page.ts';

const item = /^\s*(\d{1,2}[.)]|[-*•–])\s+(.*)$/;
/** Numbers at the margin are titles of articles; a list is indented. */
const listed = /^\s+(\d{1,2}[.)]|[-*•–])\s+(.*)$|^([-*•–])\s+(.*)$/;

/**
 * Reads the text of a page. Blank lines part paragraphs; lines within a paragraph are kept apart
 * where the text is not wrapped, as each is then a paragraph or heading of its own.
 */
export function readText(text: string): Page {
  const lines = text.split('\n');
  const width = Math.max(...lines.map((line) => line.length));
  const isWrapped = width <= 120;
  const start = lines.findIndex((line) => line.trim() !== '');
  const blocks: Block[] = [];
  for (let place = start + 1; place < lines.length; place += 1) {
    const line = lines[place] ?? '';
    if (line.trim() === '') continue;
    if (listed.test(line)) {
      const { list, next } = readList(lines, place, isWrapped);
      blocks.push({ node: list, line: place + 1 });
      place = next - 1;
      continue;
    }
    let words = line.trim();
    const first = place;
    while (isWrapped && continues(words, lines[place] ?? '', lines[place + 1], width)) {
      place += 1;
      words += ` ${(lines[place] ?? '').trim()}`;
    }
    blocks.push({ node: paragraph(words), line: first + 1 });
  }
  return { title: (lines[start] ?? '').trim(), blocks, leftOut: [] };
}

/**
 * Whether a wrapped paragraph goes on in the next line: that one starts in the middle of a
 * sentence, or its first word had no room.
 */
function continues(words: string, line: string, next: string | undefined, width: number): boolean {
  if (next === undefined || next.trim() === '' || listed.test(next)) return false;
  const text = next.trim();
  if (
    text.startsWith('→') ||
    readHeaderLine(text, false) ||
    readHeaderLine(words, false)?.kind === 'original'
  )
    return false;
  const [first = ''] = text.split(/\s/);
  return /^\p{Ll}/u.test(text) || line.trim().length + 1 + first.length > width * 0.85;
}

function readList(
  lines: readonly string[],
  from: number,
  isWrapped: boolean,
): { list: List; next: number } {
  const ordered = /^\s*\d/.test(lines[from] ?? '');
  const items: { words: string; line: number }[] = [];
  let next = from;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const [, , words = ''] = item.exec(line) ?? [];
    const last = items.at(-1);
    if (listed.test(line)) items.push({ words, line: next + 1 });
    else if (last && line.trim() !== '' && isWrapped && /^\s{2,}\S/.test(line)) {
      last.words += ` ${line.trim()}`;
    } else break;
  }
  return {
    list: {
      type: 'list',
      ordered,
      spread: false,
      children: items.map(({ words, line }) => ({
        type: 'listItem',
        spread: false,
        children: [paragraph(words)],
        position: { start: { line, column: 1 }, end: { line, column: 1 } },
      })),
    },
    next,
  };
}

function paragraph(words: string): RootContent & { type: 'paragraph' } {
  const parts = words.split(
    /(\$(?:inline|display)\$[^]*?\$(?:inline|display)\$|\\\([^]*?\\\)|https?:\/\/\S+[^\s.,;:)])/,
  );
  return {
    type: 'paragraph',
    children: parts.filter(Boolean).map((part) => {
      const [, tex] =
        /^(?:\$(?:inline|display)\$|\\\()([^]*?)(?:\$(?:inline|display)\$|\\\))$/.exec(part) ?? [];
      if (tex !== undefined) return { type: 'inlineMath', value: tex.trim() };
      if (/^https?:/.test(part)) {
        return { type: 'link', url: part, children: [{ type: 'text', value: part }] };
      }
      return { type: 'text', value: part };
    }),
  };
}
