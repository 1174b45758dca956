import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import katex from 'katex';
import { transform } from 'lightningcss';
import subsetFont from 'subset-font';
import { visit } from 'unist-util-visit';
import { blankFont } from './blank.ts';
import { mathOptions, splitLabel } from './math.ts';
import { parseMarkdown } from './parse.ts';

/** What the formulas of a site make use of. */
interface Usage {
  /** Every character that is printed, each once. */
  characters: string;
  classes: ReadonlySet<string>;
}

/**
 * In a build, puts a copy in the place of KaTeX's stylesheet and fonts that holds only what the
 * formulas of the site use: whole, they are most of the bytes of a page. In dev a formula may need
 * another glyph at any moment, so there they stay whole.
 * @param bodies gives every Markdown text of the site
 */
export function mathFonts(bodies: () => Promise<string[]>): AstroIntegration {
  return {
    name: 'math-fonts',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        const folder = join(fileURLToPath(config.cacheDir), 'katex');
        await writeUsed(folder, usageOf(await bodies()));
        updateConfig({ vite: { resolve: { alias: { 'katex/dist': folder } } } });
      },
    },
  };
}

/** What KaTeX prints for the formulas of some texts. */
export function usageOf(bodies: readonly string[]): Usage {
  // KaTeX's stylesheet numbers equations by itself.
  const characters = new Set<string>('()0123456789');
  const classes = new Set<string>();
  const seen = new Set<string>();
  for (const body of bodies) {
    visit(parseMarkdown(body), (node) => {
      if (node.type !== 'math' && node.type !== 'inlineMath') return;
      const displayMode = node.type === 'math';
      if (seen.has(`${node.type} ${node.value}`)) return;
      seen.add(`${node.type} ${node.value}`);
      const options = { ...mathOptions(), displayMode, throwOnError: false };
      const tex = displayMode ? splitLabel(node.value).tex : node.value;
      const html = katex.renderToString(tex, options);
      for (const [, names = ''] of html.matchAll(/class="([^"]*)"/g)) {
        for (const name of names.split(' ')) classes.add(name);
      }
      const text = html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#x27);/g, decode);
      for (const character of text) characters.add(character);
    });
  }
  return { characters: [...characters].toSorted().join(''), classes };
}

async function writeUsed(folder: string, { characters, classes }: Usage): Promise<void> {
  const source = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
  await mkdir(join(folder, 'fonts'), { recursive: true });
  const css = await readFile(join(source, 'katex.min.css'), 'utf8');
  const known = [...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);
  const used = transform({
    filename: 'katex.css',
    code: Buffer.from(css),
    minify: true,
    unusedSymbols: known.filter((name) => !classes.has(name)),
  }).code.toString();
  const rules = used.replace(/@font-face\s*\{[^}]*\}/g, '');
  const wanted = [
    // These two are there even where no formula is: pages name them.
    ...['KaTeX_Main', 'KaTeX_Math font-style:italic'],
    ...[...rules.matchAll(/\{[^}]*font[-:][^}]*\}/g)].map(([rule]) => rule),
  ].map(typeOf);
  const faces: string[] = [];
  for (const [face] of used.matchAll(/@font-face\s*\{[^}]*\}/g)) {
    const { family, bold, italic } = typeOf(face);
    const [, file = ''] = /fonts\/([^)"']+)\.woff2/.exec(face) ?? [];
    const asked = wanted.some(
      (type) => type.family === family && type.bold === bold && type.italic === italic,
    );
    if (!asked) continue;
    const font = await readFile(join(source, 'fonts', `${file}.woff2`));
    // `noHinting` is younger than the types of the library.
    const bare = { targetFormat: 'sfnt' as const, noHinting: true };
    const subset = await subsetFont(font, characters, bare);
    const toWoff2 = (sfnt: Buffer) => subsetFont(sfnt, characters, { targetFormat: 'woff2' });
    await writeFile(join(folder, 'fonts', `${file}.woff2`), await toWoff2(subset));
    const blank = (await toWoff2(blankFont(subset))).toString('base64');
    // Every browser that can show the site takes woff2.
    faces.push(
      face
        .replace('font-display:block', 'font-display:swap')
        .replace(/src:[^;}]*/, `src:url(fonts/${file}.woff2) format("woff2")`),
      // Should the font never come, a script sees to it that another takes its place.
      `@media (scripting:enabled){${face
        .replace(family, `${family}_Blank`)
        .replace(/src:[^;}]*/, `src:url(data:font/woff2;base64,${blank})`)}}`,
    );
  }
  const withBlank = rules.replace(/font-family:(KaTeX_\w+)/g, 'font-family:$1,$1_Blank');
  await writeFile(
    join(folder, 'katex.min.css'),
    faces.join('') + withBlank.replace(/font:([^;}]*)(KaTeX_\w+)/g, 'font:$1$2,$2_Blank'),
  );
}

/** The font that a rule of KaTeX's stylesheet asks for, or that a face is. */
function typeOf(rule: string): { family: string; bold: boolean; italic: boolean } {
  return {
    family: /KaTeX_\w+/.exec(rule)?.[0] ?? 'KaTeX_Main',
    bold: /font-weight:(700|bold)/.test(rule),
    italic: rule.includes('font-style:italic'),
  };
}

function decode(_entity: string, name: string): string {
  return { amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? "'";
}
