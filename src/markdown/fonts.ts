import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import katex from 'katex';
import subsetFont from 'subset-font';
import { visit } from 'unist-util-visit';
import { mathOptions } from './math.ts';
import { parseMarkdown } from './parse.ts';

/**
 * In a build, puts a copy in the place of KaTeX's stylesheet and fonts that holds only the glyphs
 * of the site's formulas: the whole fonts are most of the bytes of a page. In dev a formula may
 * gain a glyph at any moment, so there the whole fonts stay.
 * @param bodies gives every Markdown text of the site
 */
export function mathFonts(bodies: () => Promise<string[]>): AstroIntegration {
  return {
    name: 'math-fonts',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        const folder = join(fileURLToPath(config.cacheDir), 'katex');
        await writeSubset(folder, charactersOf(await bodies()));
        updateConfig({ vite: { resolve: { alias: { 'katex/dist': folder } } } });
      },
    },
  };
}

/** Every character that KaTeX prints for the formulas of some texts, each once. */
export function charactersOf(bodies: readonly string[]): string {
  // KaTeX's stylesheet numbers equations by itself.
  const characters = new Set<string>('()0123456789');
  for (const body of bodies) {
    visit(parseMarkdown(body), (node) => {
      if (node.type !== 'math' && node.type !== 'inlineMath') return;
      const displayMode = node.type === 'math';
      const html = katex.renderToString(node.value, {
        ...mathOptions(),
        displayMode,
        output: 'html',
        throwOnError: false,
      });
      const text = html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#x27);/g, decode);
      for (const character of text) characters.add(character);
    });
  }
  return [...characters].toSorted().join('');
}

async function writeSubset(folder: string, characters: string): Promise<void> {
  const source = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
  await mkdir(join(folder, 'fonts'), { recursive: true });
  const css = await readFile(join(source, 'katex.min.css'), 'utf8');
  // Every browser that can show the site takes woff2.
  await writeFile(
    join(folder, 'katex.min.css'),
    css.replace(/,url\([^)]*\.(woff|ttf)\) format\("[^"]*"\)/g, ''),
  );
  const fonts = (await readdir(join(source, 'fonts'))).filter((name) => name.endsWith('.woff2'));
  for (const name of fonts) {
    const font = await readFile(join(source, 'fonts', name));
    const subset = await subsetFont(font, characters, { targetFormat: 'woff2' });
    await writeFile(join(folder, 'fonts', name), subset);
  }
}

function decode(_entity: string, name: string): string {
  return { amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? "'";
}
