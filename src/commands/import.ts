import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findArticles } from '../import/articles.ts';
import { draftDigest, draftReview, type Draft } from '../import/draft.ts';
import { readPage } from '../import/page.ts';
import { periodIn } from '../import/period.ts';
import { contentRoot } from '../library/contentRoot.ts';

const usage =
  'npm run import -- FILE [--content FOLDER] [--source ADDRESS] [--period "July - September 2019"]';

try {
  await importDigest();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * Turns a saved page of an older digest into a draft of the digest and one of each review. Writes
 * all files or none.
 * @throws Error that says what stands in the way
 */
async function importDigest(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      content: { type: 'string', default: contentRoot },
      source: { type: 'string' },
      period: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(`Name one file: ${usage}`);
  if (!existsSync(file)) throw new Error(`${file}: there is no such file`);
  const bytes = await readFile(file);
  if (bytes.includes(0)) throw new Error(`${file}: neither HTML nor text`);
  const page = pageOf(file, bytes.toString('utf8'));
  const { introduction, articles, notes } = findArticles(page.blocks);
  if (articles.length === 0) {
    throw new Error(
      `${file}: no article was found, no line such as "Authors: …" or "Автор обзора: …"`,
    );
  }
  const period = periodIn(values.period ?? page.title);
  if (!period)
    throw new Error(
      `${file}: no months in the title "${page.title}"; add --period "July - September 2019"`,
    );
  const source = values.source ?? page.source;
  if (source === undefined)
    throw new Error(`${file}: it does not say where it first appeared; add --source https://…`);

  const { slug, from, to } = period;
  const digest = draftDigest({ title: page.title, from, to, source }, introduction, slug);
  const reviews = unique(articles.map((article, place) => draftReview(article, slug, place + 1)));
  const files = [
    { path: join(values.content, 'digests', `${digest.slug}.md`), draft: digest },
    ...reviews.map((draft) => ({
      path: join(values.content, 'reviews', `${draft.slug}.md`),
      draft,
    })),
  ];
  const there = files.filter(({ path }) => existsSync(path)).map(({ path }) => path);
  if (there.length > 0)
    throw new Error(`Nothing was written: ${there.join(', ')} is there already`);
  for (const { path, draft } of files) {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, draft.text, { flag: 'wx' });
  }

  const all = [...notes, ...files.flatMap(({ draft }) => draft.notes)].toSorted(
    (a, b) => a.line - b.line,
  );
  for (const { line, message, hint } of all)
    console.log(`${file}:${line}:1 note ${message}. ${hint}`);
  if (page.leftOut.length > 0)
    console.log(`left out, as no part of the text: ${page.leftOut.join(', ')}`);
  for (const { path } of files) console.log(`written: ${path}`);
  console.log(
    `articles: ${articles.length}, notes: ${all.length}. \`npm run check\` tells what a review still lacks.`,
  );
}

function pageOf(file: string, text: string): ReturnType<typeof readPage> {
  try {
    return readPage(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Gives a number to names that come twice. */
function unique(drafts: readonly Draft[]): Draft[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const count = (seen.get(draft.slug) ?? 0) + 1;
    seen.set(draft.slug, count);
    return count === 1 ? draft : { ...draft, slug: `${draft.slug}-${count}` };
  });
}
