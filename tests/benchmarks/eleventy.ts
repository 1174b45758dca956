import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, type Cost } from './processes.ts';

/**
 * Sets up the same reviews for Eleventy with markdown-it and KaTeX: pages, one list of them, and a
 * search index by Pagefind.
 * @param eleventy path of its module; `markdown-it-texmath` has to be installed beside it
 * @returns a function that builds the site; undefined if Eleventy is not installed
 */
export async function writeEleventySite(
  folder: string,
  content: string,
  eleventy: string | undefined,
): Promise<(() => Promise<Cost>) | undefined> {
  if (eleventy === undefined) return undefined;
  const near = createRequire(eleventy);
  const require = createRequire(import.meta.url);
  await mkdir(folder, { recursive: true });
  await cp(join(content, 'reviews'), join(folder, 'reviews'), { recursive: true });
  const url = (path: string): string => JSON.stringify(pathToFileURL(path).href);
  await writeFile(
    join(folder, 'eleventy.config.mjs'),
    `import texmath from ${url(near.resolve('markdown-it-texmath'))};
import katex from ${url(require.resolve('katex'))};
export default function (config) {
  config.amendLibrary('md', (markdown) => markdown.use(texmath, { engine: katex, delimiters: 'dollars' }));
  config.addTransform('page', (html) => \`<!doctype html><html lang="en"><body>\${html}</body></html>\`);
  config.setInputDirectory('reviews');
  config.setOutputDirectory('out');
}
`,
  );
  await writeFile(
    join(folder, 'reviews', 'index.html'),
    '<ul>{% for page in collections.all %}<li><a href="{{ page.url }}">{{ page.data.title }}</a></li>{% endfor %}</ul>',
  );
  const command = join(dirname(eleventy), '..', 'cmd.cjs');
  return async () => {
    const pages = await run(process.execPath, [command, '--quiet'], { cwd: folder });
    const index = await run('pagefind', ['--site', join(folder, 'out')]);
    return {
      wall: pages.wall + index.wall,
      cpu: pages.cpu + index.cpu,
      memory: Math.max(pages.memory, index.memory),
    };
  };
}
