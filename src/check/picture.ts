import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Sharp } from 'sharp';
import { cachedData, versionOf } from '../cache.ts';
import { smallWidth } from '../markdown/figures.ts';
import type { PictureSize } from '../markdown/options.ts';

/** A picture as it is published: as WebP in base64, without metadata. */
export interface Picture extends PictureSize {
  large: string;
  /** The same as the large one if that is no wider. */
  small: string;
}

/** Why a picture cannot be published, and how to fix it. */
export interface Refusal {
  refused: readonly [message: string, hint: string];
}

/** In pixels: more than two for each of a column of text. */
const maxWidth = 1440;
/** The area of the larger version, in pixels: a tall picture stays as wide as this allows. */
const maxArea = 3_000_000;
/** The limit of either version, in bytes. */
const maxSize = 200_000;
/** Tried in turn until a version fits. */
const qualities = [80, 60, 40];
/** A picture takes four bytes a pixel to decode, however small its file is. */
const maxPixels = 25_000_000;

/** How the files of each format end and start. */
const formats = [
  { ending: /\.png$/i, start: /^\x89PNG/ },
  { ending: /\.jpe?g$/i, start: /^\xFF\xD8\xFF/ },
  { ending: /\.webp$/i, start: /^RIFF[^]{4}WEBP/ },
];

/**
 * Encodes a picture for the site, or takes it from the cache.
 * @param expected the hash of its bytes, if it has been read before
 * @throws Error if it cannot be read, or has changed
 */
export async function readPicture(file: string, expected?: string): Promise<Picture | Refusal> {
  const bytes = readFileSync(file);
  const actual = hash('sha256', bytes);
  if (actual !== (expected ?? actual)) {
    throw new Error(`${file} changed while it was being used: run the command again`);
  }
  // No other decoder gets to see it.
  const head = bytes.toString('latin1', 0, 12);
  if (!formats.some(({ ending, start }) => ending.test(file) && start.test(head))) {
    return refuse('has another format than its name says', 'Export it as PNG, JPEG or WebP');
  }
  return cachedData('pictures', [actual, String(smallWidth), versionOf('src/check')], () =>
    encode(bytes),
  );
}

/** The worker's entry point: encodes a picture into the cache. */
export async function run(file: string): Promise<void> {
  // Reported where a text shows it.
  await readPicture(file).catch(() => undefined);
}

async function encode(bytes: Buffer): Promise<Picture | Refusal> {
  // Only pictures need it.
  const { default: sharp } = await import('sharp');
  try {
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    const { width, height } = header.autoOrient;
    if (width * height > maxPixels) {
      return refuse(`has ${width} × ${height} pixels`, `Scale it down: ${maxWidth} are shown`);
    }
    // The library takes an animated PNG for its first frame.
    const isAnimatedPng =
      header.format === 'png' && bytes.subarray(0, bytes.indexOf('IDAT')).includes('acTL');
    if (isAnimatedPng || (header.pages ?? 1) > 1) {
      return refuse('is animated', 'Show one frame of it, or several side by side');
    }
    const scaled = Math.ceil(width * Math.sqrt(maxArea / (width * height)));
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels })
      .autoOrient()
      .resize({ width: Math.min(maxWidth, scaled), withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const image = sharp(data, { raw: info });
    const versions = [image, image.clone().resize({ width: smallWidth, withoutEnlargement: true })];
    const [one, other] = await Promise.all(versions.map(encodeWithinLimit));
    if (!one || !other) {
      return refuse(`takes over ${maxSize / 1000} KB as WebP`, 'Crop it, or scale it down');
    }
    return { width: info.width, height: info.height, large: one, small: other };
  } catch (error) {
    return refuse(`cannot be converted (${(error as Error).message})`, 'Export or copy it again');
  }
}

async function encodeWithinLimit(image: Sharp): Promise<string | undefined> {
  for (const quality of qualities) {
    const bytes = await image.clone().webp({ quality }).toBuffer();
    if (bytes.length <= maxSize) return bytes.toString('base64');
  }
  return undefined;
}

function refuse(...refused: Refusal['refused']): Refusal {
  return { refused };
}
