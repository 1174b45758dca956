import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import { contentDir } from '../environment.ts';
import { readDrawing } from '../markdown/drawing.ts';
import { figure } from '../markdown/text.ts';
import { lightColour, stylesheet } from './stylesheet.ts';

/** The paths of all SVG figures below `content/figures`, with forward slashes. */
export function allFigures(): string[] {
  const folder = join(contentDir, 'figures');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.svg'));
}

/** One figure's SVG with the colours and type of the site, to stand alone. */
export function figureFile(path: string): string {
  const styles = `${stylesheet('palette')}${stylesheet('figure')}svg{background:var(--paper)}`;
  return withStyles(path, styles);
}

/** One figure's SVG in the light, in the CSS that readers of books know. */
export function bookFigure(path: string): string {
  const plain = stylesheet('figure').replace(
    /var\(--([a-z]+)(?:, ([^)]*))?\)/g,
    (_variable, name: string, fallback?: string) => fallback ?? lightColour(name),
  );
  // A mix of colours becomes one.
  const { code } = transform({ filename: '', code: Buffer.from(plain), minify: true });
  return withStyles(path, code.toString());
}

/** @throws if the figure is no longer what the check allowed */
function withStyles(path: string, styles: string): string {
  const svg = figure(path);
  readDrawing(svg);
  return svg.replace(/<svg[^>]*>/, (start) => `${start}<style>${styles}</style>`);
}
