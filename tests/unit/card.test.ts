import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { drawCard } from '../../src/files/card/draw.ts';
import { cardSize } from '../../src/files/card/size.ts';
import { balancedLines, firstLines, fitted, shortList } from '../../src/files/card/lines.ts';

const width = (text: string): number => text.length;

test('a title breaks into lines of about the same length, with all its words', () => {
  const title = 'a title that would leave one word alone';
  const lines = balancedLines(title, 36, width);
  expect(lines).toEqual(['a title that would', 'leave one word alone']);
  expect(balancedLines('short', 36, width)).toEqual(['short']);
  expect(balancedLines('incomprehensibilities of it', 10, width)).toEqual([
    'incomprehensibilities',
    'of it',
  ]);
});

test('lines that do not fit are joined to the last', () => {
  expect(firstLines(['a', 'b', 'c', 'd'], 2)).toEqual(['a', 'b c d']);
  expect(firstLines(['a', 'b'], 2)).toEqual(['a', 'b']);
  expect(firstLines([], 2)).toEqual([]);
});

test('authors who do not fit are counted', () => {
  const names = ['Ada', 'Bob', 'Christopher', 'Dan'];
  expect(shortList(names, 100, width)).toBe('Ada, Bob, Christopher, Dan');
  expect(shortList(names, 17, width)).toBe('Ada and 3 more');
  expect(shortList(names, 19, width)).toBe('Ada, Bob and 2 more');
  expect(shortList(names, 5, width)).toBe('Ada and 3 more');
  expect(shortList([], 19, width)).toBe('');
});

test.each([
  ['as it is', 8, 'as it is'],
  ['too long by one', 14, 'too long by …'],
  ['too long', 7, 'too l …'],
  ['too long', 6, 'too …'],
])('"%s" is cut to %i letters as "%s"', (text, max, expected) => {
  expect(fitted(text, max, width)).toBe(expected);
});

const colours: Record<string, string> = { paper: '#ffffff', rule: '#ffffff' };

/** Whether anything is drawn within a box of a card. */
async function isDrawn(
  { title, summary }: { title: string; summary: string },
  x: number,
  y: number,
  w: number,
  h: number,
): Promise<boolean> {
  const others = { authors: ['Ада Пример'], origin: 'X', byline: 'Y', siteName: 'Z' };
  const png = await drawCard({ title, summary, ...others }, (name) => colours[name] ?? '#000000');
  const canvas = createCanvas(cardSize.width, cardSize.height);
  canvas.getContext('2d').drawImage(await loadImage(png), 0, 0);
  const { data } = canvas.getContext('2d').getImageData(x, y, w, h);
  return data.some((value) => value < 200);
}

test.each([
  ['short', 'BERT'],
  ['long', 'A very long title that goes on '.repeat(16)],
  ['one long word', 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(9)],
  ['Cyrillic and signs', 'Обзор: ℓ₁ в ℝⁿ, 𝒪(n log n), α→∞'],
])(
  'a %s title is drawn, within the margins, and a summary of any length below',
  async (_, title) => {
    const bySummary = ['', 'A finding.', 'Words of a finding. '.repeat(14), 'x'.repeat(280)];
    for (const summary of bySummary) {
      const card = { title, summary };
      expect(await isDrawn(card, 80, 125, 1040, 90)).toBe(true);
      expect(await isDrawn(card, 1125, 0, 75, 630)).toBe(false);
      expect(await isDrawn(card, 20, 0, 50, 630)).toBe(false);
      // Below the origin of a title of one line.
      if (summary !== '') expect(await isDrawn(card, 80, 301, 1040, 219)).toBe(true);
      // Above the line of the footer.
      expect(await isDrawn(card, 80, 528, 1040, 10)).toBe(false);
    }
  },
);
