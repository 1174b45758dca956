import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import { loadFonts } from './fonts.ts';
import { balancedLines, shortList } from './lines.ts';
import { cardSize } from './size.ts';

/** What a card says. */
export interface Card {
  title: string;
  /** Who wrote the paper. */
  authors: readonly string[];
  /** Where and when. */
  origin: string;
  /** What stands at the foot: whose review it is. */
  byline: string;
  siteName: string;
}

// Cards are drawn in several threads, each of which keeps a core busy.
sharp.concurrency(1);

const margin = 80;
const column = cardSize.width - 2 * margin;
const titleSizes = [72, 64, 56, 50, 44, 38, 32, 26];
const titleHeight = 245;

/**
 * Draws the image that stands for a page where it is shared.
 * @param colourOf gives a colour by the name that the palette of the site has for it
 * @param height in pixels; the cover of a book is higher than a card
 * @returns a PNG
 */
export async function drawCard(
  card: Card,
  colourOf: (name: string) => string,
  height = cardSize.height,
): Promise<Buffer> {
  const canvas = canvasOf(height);
  const context = canvas.getContext('2d');
  context.fillStyle = colourOf('paper');
  context.fillRect(0, 0, cardSize.width, height);
  context.fillStyle = colourOf('accent');
  context.fillRect(0, 0, 16, height);
  const fonts = loadFonts();
  const write = (text: string, y: number, size: number, weight: 400 | 600, colour: string) => {
    context.font = `${size}px ${fonts[weight]}`;
    context.fillStyle = colour;
    context.fillText(fitted(context, text), margin, y);
  };
  const width = (text: string): number => context.measureText(text).width;

  write(card.siteName, 100, 32, 600, colourOf('accent'));
  const { lines, size } = titleLines(context, card.title, fonts[600]);
  const lineHeight = Math.round(size * 1.15);
  lines.forEach((line, place) => {
    write(line, 150 + size + place * lineHeight, size, 600, colourOf('ink'));
  });
  let y = 150 + size + (lines.length - 1) * lineHeight + 70;
  context.font = `32px ${fonts[400]}`;
  write(shortList(card.authors, column, width), y, 32, 400, colourOf('ink'));
  y += 44;
  write(card.origin, y, 32, 400, colourOf('muted'));
  context.fillStyle = colourOf('rule');
  context.fillRect(margin, height - 90, column, 2);
  write(card.byline, height - 44, 30, 400, colourOf('muted'));
  // The canvas's own encoder takes six times as long, for a larger file.
  return sharp(canvas.data(), { raw: { width: cardSize.width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 2 })
    .toBuffer();
}

/** One for all cards: a new one costs more than what is drawn on it. */
const canvases = new Map<number, Canvas>();

function canvasOf(height: number): Canvas {
  const canvas = canvases.get(height) ?? createCanvas(cardSize.width, height);
  canvases.set(height, canvas);
  return canvas;
}

/** The largest size at which a title has room; what has none at the smallest is cut. */
function titleLines(
  context: SKRSContext2D,
  title: string,
  families: string,
): { lines: string[]; size: number } {
  const width = (text: string): number => context.measureText(text).width;
  for (const size of titleSizes) {
    context.font = `${size}px ${families}`;
    const lines = balancedLines(title, column, width);
    const isRoom = lines.length * size * 1.15 <= titleHeight && lines.length <= 5;
    if (isRoom && lines.every((line) => width(line) <= column)) return { lines, size };
  }
  const size = titleSizes.at(-1) ?? 26;
  const most = Math.floor(titleHeight / (size * 1.15));
  const lines = balancedLines(title, column, width);
  return { lines: lines.slice(0, most - 1).concat(lines.slice(most - 1).join(' ')), size };
}

/** A text that is too long for the column ends with an ellipsis. */
function fitted(context: SKRSContext2D, text: string): string {
  if (context.measureText(text).width <= column) return text;
  let [shown, hidden] = [0, text.length];
  while (hidden - shown > 1) {
    const middle = Math.floor((shown + hidden) / 2);
    if (context.measureText(`${text.slice(0, middle)} …`).width <= column) shown = middle;
    else hidden = middle;
  }
  return `${text.slice(0, shown).trimEnd()} …`;
}
