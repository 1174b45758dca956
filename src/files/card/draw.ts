import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import { fontsOf } from './fonts.ts';
import { balancedLines, firstLines, fitted, shortList } from './lines.ts';
import { cardSize } from './size.ts';

/** The text on a card. */
export interface Card {
  title: string;
  authors: readonly string[];
  /** Where and when the paper's work was done. */
  origin: string;
  summary: string;
  byline: string;
  siteName: string;
}

// Cards are drawn in several workers, each of which already keeps a core busy.
sharp.concurrency(1);

const margin = 80;
const column = cardSize.width - 2 * margin;
const titleSizes = [72, 64, 56, 50, 44, 38, 32, 26];
const summarySize = 28;
const summaryLeading = 38;

/**
 * Draws the preview image for sharing a page, as a PNG.
 * @param colourOf looks up a colour of the palette by name
 */
export async function drawCard(
  card: Card,
  colourOf: (name: string) => string,
  height = cardSize.height,
): Promise<Buffer> {
  const canvas = canvases.get(height) ?? createCanvas(cardSize.width, height);
  canvases.set(height, canvas);
  const context = canvas.getContext('2d');
  const fill = (colour: string, ...box: [x: number, y: number, width: number, height: number]) => {
    context.fillStyle = colourOf(colour);
    context.fillRect(...box);
  };
  const setFont = (size: number, weight: 400 | 600): void => {
    context.font = `${size}px ${fontsOf(weight)}`;
  };
  const measure = (text: string): number => context.measureText(text).width;
  const write = (text: string, y: number, colour: string): void => {
    context.fillStyle = colourOf(colour);
    context.fillText(fitted(text, column, measure), margin, y);
  };
  const writeLines = (lines: readonly string[], y: number, leading: number): void => {
    for (const [index, line] of lines.entries()) write(line, y + index * leading, 'ink');
  };

  fill('paper', 0, 0, cardSize.width, height);
  fill('accent', 0, 0, 16, height);
  setFont(32, 600);
  write(card.siteName, 90, 'accent');
  const { lines, size } = titleLines(context, card.title, card.summary ? 150 : 245);
  const leading = Math.round(size * 1.15);
  writeLines(lines, 125 + size, leading);
  const end = 125 + size + (lines.length - 1) * leading;
  setFont(32, 400);
  write(shortList(card.authors, column, measure), end + 60, 'ink');
  write(card.origin, end + 102, 'muted');
  setFont(summarySize, 400);
  const first = end + 102 + 1.5 * summaryLeading;
  const maxLines = Math.floor((height - 110 - first) / summaryLeading) + 1;
  const summary = firstLines(balancedLines(card.summary, column, measure), maxLines);
  writeLines(summary, first, summaryLeading);
  fill('rule', margin, height - 90, column, 2);
  setFont(30, 400);
  write(card.byline, height - 44, 'muted');
  // The canvas's own encoder is six times slower, and its files are larger.
  return sharp(canvas.data(), { raw: { width: cardSize.width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** By height, reused: creating a canvas costs more than drawing a card on it. */
const canvases = new Map<number, Canvas>();

/** Picks the largest size at which a title fits; at the smallest its last line may be cut. */
function titleLines(
  context: SKRSContext2D,
  title: string,
  height: number,
  [size = 26, ...smaller] = titleSizes,
): { lines: string[]; size: number } {
  context.font = `${size}px ${fontsOf(600)}`;
  const measure = (text: string): number => context.measureText(text).width;
  const lines = balancedLines(title, column, measure);
  const maxLines = Math.floor(height / (size * 1.15));
  const fits = lines.length <= Math.min(maxLines, 5);
  if (fits && lines.every((line) => measure(line) <= column)) return { lines, size };
  if (smaller.length > 0) return titleLines(context, title, height, smaller);
  return { lines: firstLines(lines, maxLines), size };
}
