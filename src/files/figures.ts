import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import { cachedData, versionOf } from '../cache.ts';
import { contentDir } from '../environment.ts';
import { readPicture } from '../check/picture.ts';
import { readDrawing } from '../markdown/drawing.ts';
import { isPicture } from '../markdown/figures.ts';
import { lightColour, stylesheet } from './stylesheet.ts';

/** Which file of a picture. */
interface PictureVersion {
  /** Below `content/figures`. */
  path: string;
  version: 'large' | 'small';
}

/** The paths of all SVG figures below `content/figures`, with forward slashes. */
export function allFigures(): string[] {
  const folder = join(contentDir, 'figures');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.svg'));
}

/** A figure as a standalone SVG, in the site's colours and fonts. */
export function figureFile(path: string): string {
  const styles = `${stylesheet('palette')}${stylesheet('figure')}svg{background:var(--paper)}`;
  return withStyles(readFigure(path), styles);
}

/** Lines of an emblem are as thick as those of a page, however small it is. */
const emblemLines =
  '*{vector-effect:non-scaling-stroke}.line{stroke-width:1}.strong{stroke-width:2}.dashed{stroke-dasharray:2 2}';

/**
 * A figure without its labels, or its parts of the class `emblem-part` alone, cropped to what is
 * left, as a standalone SVG.
 */
export async function emblemFile(path: string): Promise<string> {
  const svg = readFigure(path);
  const shown = svg.includes('emblem-part')
    ? '.drawing>:not(.emblem-part){display:none}'
    : 'text{display:none}';
  const drawn = withStyles(svg, plainStyles() + shown);
  const key = [drawn, versionOf('src/files')];
  const { left, top, width, height } = await cachedData('emblems', key, () => inkBox(drawn));
  const [x = 0, y = 0] = (/viewBox=["']([^"']*)/.exec(svg)?.[1] ?? '').split(/[ ,]+/).map(Number);
  const box = [x + left, y + top, width, height].join(' ');
  const styles = stylesheet('palette') + stylesheet('figure') + emblemLines + shown;
  return withStyles(svg, styles).replace(/viewBox=["'][^"']*["']/, `viewBox="${box}"`);
}

/**
 * The box, in pixels, around what an SVG draws on the colour of its corner. Sharp's own `trim` takes
 * ten times as long.
 */
async function inkBox(svg: string) {
  // Whoever serves a figure does not load the image library.
  const { default: sharp } = await import('sharp');
  const image = sharp(Buffer.from(svg)).ensureAlpha().raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  const [corner = 0] = pixels;
  let [left, top, right, bottom] = [info.width, info.height, 0, 0];
  // Not by `entries()`, which takes longer than to draw it.
  for (let index = 0; index < pixels.length; index += 1) {
    if (pixels[index] === corner || !isInk(data, 4 * index)) continue;
    const [column, row] = [index % info.width, Math.floor(index / info.width)];
    [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
  }
  if (right === 0) return { left: 0, top: 0, width: info.width, height: info.height };
  return { left, top, width: right - left, height: bottom - top };
}

/** Of 255: what differs less is the edge of a line. */
const minContrast = 10;

const channels = [0, 1, 2, 3];

/** Whether the pixel that begins at an index differs from the first one. */
function isInk(data: Uint8Array, start: number): boolean {
  return channels.some(
    (channel) => Math.abs((data[start + channel] ?? 0) - (data[channel] ?? 0)) > minContrast,
  );
}

/**
 * A picture as WebP.
 * @throws if it has changed into one that the check refuses
 */
export async function encodedPicture({ path, version }: PictureVersion): Promise<Buffer> {
  const picture = await readPicture(join(contentDir, 'figures', path));
  if ('refused' in picture) throw new Error(`${path} ${picture.refused[0]}`);
  return Buffer.from(picture[version], 'base64');
}

/** A figure for e-readers: a picture as JPEG, or an SVG in light colours with CSS that they support. */
export async function bookFigure(path: string): Promise<Uint8Array> {
  if (isPicture(path)) {
    const { default: sharp } = await import('sharp');
    const image = sharp(await encodedPicture({ path, version: 'large' }));
    return image.flatten({ background: '#fff' }).jpeg().toBuffer();
  }
  return Buffer.from(withStyles(readFigure(path), plainStyles()));
}

/** The styles of figures in light colours, without variables. */
function plainStyles(): string {
  const plain = stylesheet('figure').replace(
    /var\(--([a-z]+)(?:, ([^)]*))?\)/g,
    (_variable, name: string, fallback?: string) => fallback ?? lightColour(name),
  );
  // Resolves `color-mix()` to a plain colour.
  const { code } = transform({ filename: '', code: Buffer.from(plain), minify: true });
  return code.toString();
}

function withStyles(svg: string, styles: string): string {
  return svg.replace(/<svg[^>]*>/, (start) => `${start}<style>${styles}</style>`);
}

/** @throws if the figure has changed into something that the check refuses */
function readFigure(path: string): string {
  const svg = readFileSync(join(contentDir, 'figures', path), 'utf8');
  readDrawing(svg);
  return svg;
}
