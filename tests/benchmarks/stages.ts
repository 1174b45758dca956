/*
 * What each stage of a review costs in one thread, in milliseconds, the garbage it leaves included:
 * `node tests/benchmarks/stages.ts 400`. A first round warms the code up.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFile } from '../../src/check/file.ts';
import { apa, bibtex } from '../../src/files/citation/formats.ts';
import { paperItem, reviewItem } from '../../src/files/citation/items.ts';
import { drawCard } from '../../src/files/card/draw.ts';
import { lightColour, stylesheet } from '../../src/files/stylesheet.ts';
import { readContent } from '../../src/compile/content.ts';
import { libraryOf } from '../../src/library/library.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { writeCollection } from './collection.ts';

const root = await mkdtemp(join(tmpdir(), 'stages-'));
const content = join(root, 'content');
await writeCollection(content, Number(process.argv[2] ?? 400));
const { reviews } = libraryOf(await readContent(content));
const palette = stylesheet('palette');
const figures = new Map<string, string>();
for (const { slug } of reviews) {
  figures.set(
    `${slug}/plot.svg`,
    await readFile(join(content, 'figures', slug, 'plot.svg'), 'utf8'),
  );
}
const figure = (path: string): string => figures.get(path) ?? '';

const times = new Map<string, number>();
async function time<Result>(stage: string, work: () => Result | Promise<Result>): Promise<Result> {
  const started = performance.now();
  const result = await work();
  times.set(stage, (times.get(stage) ?? 0) + performance.now() - started);
  return result;
}

for (const round of ['warm up', 'measure']) {
  times.clear();
  for (const review of reviews) {
    const bytes = await readFile(review.file);
    const { text } = await time('parse and check', () => checkFile('reviews', review.file, bytes));
    if (!text) throw new Error(`${round}: ${review.file} cannot be parsed`);
    parseMarkdown(text.body);
    const options = { prefix: 'p', base: '/', figure };
    await time('page', () => renderMarkdown(text.body, options));
    await time('standalone', () => renderMarkdown(text.body, { ...options, standalone: true }));
    const items = [reviewItem(review), paperItem(review)];
    await time('citations, APA', () => items.map(apa));
    await time('citations, BibTeX', () => items.map(bibtex));
    const [origin, summary] = [String(review.year), review.text.summary];
    const card = { ...review, origin, summary, byline: review.slack, siteName: 'Site' };
    await time('card', () => drawCard(card, (name) => lightColour(name, palette)));
  }
}
console.table(
  [...times].map(([stage, sum]) => ({ stage, 'ms per review': (sum / reviews.length).toFixed(1) })),
);
await rm(root, { recursive: true });
