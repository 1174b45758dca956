import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { transform } from 'lightningcss';
import subsetFont from 'subset-font';
import type { FormulaUse } from '../markdown/math/usage.ts';

/**
 * In a build, replaces KaTeX's stylesheet and fonts by what the formulas of the site use: whole, they
 * are most of the bytes of a page. In dev a formula may need another glyph at any moment.
 */
export function mathFonts(uses: () => Promise<FormulaUse[]>): AstroIntegration {
  return {
    name: 'math-fonts',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        const folder = join(fileURLToPath(config.cacheDir), 'katex');
        await writeUsed(folder, await uses());
        updateConfig({ vite: { resolve: { alias: { 'katex/dist': folder } } } });
      },
    },
  };
}

async function writeUsed(folder: string, uses: readonly FormulaUse[]): Promise<void> {
  const classes = new Set(uses.flatMap((use) => use.classes));
  // KaTeX's stylesheet numbers equations by itself.
  const printed = new Set(`()0123456789${uses.map((use) => use.characters).join('')}`);
  const characters = [...printed].toSorted().join('');
  const source = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
  await mkdir(join(folder, 'fonts'), { recursive: true });
  const code = await readFile(join(source, 'katex.min.css'));
  const names = [...code.toString().matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);
  const unusedSymbols = names.filter((name) => !classes.has(name));
  const used = transform({ filename: '', code, minify: true, unusedSymbols }).code.toString();
  const rules = used.replace(/@font-face\s*\{[^}]*\}/g, '');
  const usedFonts = new Set(
    [
      // These two are there even where no formula is: pages name them.
      ...['KaTeX_Main', 'KaTeX_Math font-style:italic'],
      ...[...rules.matchAll(/\{[^}]*font[-:][^}]*\}/g)].map(([rule]) => rule),
    ].map(fontOf),
  );
  const faces: string[] = [];
  for (const [face] of used.matchAll(/@font-face\s*\{[^}]*\}/g)) {
    if (!usedFonts.has(fontOf(face))) continue;
    const [, file = ''] = /fonts\/([^)"']+)\.woff2/.exec(face) ?? [];
    const font = await readFile(join(source, 'fonts', `${file}.woff2`));
    const options = { targetFormat: 'woff2', noHinting: true } as const;
    await writeFile(
      join(folder, 'fonts', `${file}.woff2`),
      await subsetFont(font, characters, options),
    );
    // Every browser that can show the site takes woff2.
    faces.push(face.replace(/src:[^;}]*/, `src:url(fonts/${file}.woff2) format("woff2")`));
  }
  await writeFile(join(folder, 'katex.min.css'), faces.join('') + rules);
}

/** The font that a rule of KaTeX's stylesheet asks for, or that a face is. */
function fontOf(rule: string): string {
  const [family = 'KaTeX_Main'] = /KaTeX_\w+/.exec(rule) ?? [];
  const isBold = /font-weight:(700|bold)/.test(rule);
  return `${family} ${isBold} ${rule.includes('font-style:italic')}`;
}
