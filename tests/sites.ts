/*
 * The sites that tests only read. All suites share one build of each, which is made again when a
 * source or its content changes.
 */
import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { versionOf } from '../src/cache.ts';
import { contentDir } from '../src/environment.ts';
import { writeCollection, writeReview } from './benchmarks/collection.ts';
import { writeNextDigest } from './fixtures/nextDigest.ts';

/** A site that tests open. */
export interface Site {
  name: string;
  /** Its address: the server takes a free port, and Playwright notes which. */
  readonly url: string;
  /** The path that it is built for. */
  base: string;
  /** The folder of its content. */
  content: string;
  /** The folder that it is built into. */
  built: string;
  /** Other variables of its build. */
  variables?: Record<string, string>;
}

const folder = '.cache/sites';
const day = 24 * 60 * 60 * 1000;

/** The build of these sources. Workers of a run are told by the process that starts them. */
const build = (process.env['TEST_SITES'] ??= join(folder, version()));

export const sites = {
  /** The site. */
  real: site('real', { content: contentDir }),
  /** With another digest, under the base path of a project on GitHub Pages. */
  next: site('next', { base: '/article-essence/' }),
  /** The first nine reviews, whose words the tests know. */
  nine: site('nine'),
  /** One review with everything that a review can hold. */
  everything: site('everything'),
  /** A review that tries to be more than text. */
  hostile: site('hostile'),
  /** Generated reviews, too many for one page, in as many parts of the search index as digests. */
  many: site('many', { variables: { REVIEWS_PER_PART: '1' } }),
};

/** The variable that Playwright notes the address of a site in. */
export function urlVariable(name: string): string {
  return `SITE_${name.toUpperCase()}`;
}

/** Builds the sites, unless they are there. Vitest calls it before all tests. */
export async function setup(): Promise<void> {
  if (existsSync(build)) return;
  const draft = `${build}.${process.pid}`;
  const inDraft = (path: string): string => path.replace(build, draft);
  for (const { name, content } of [sites.nine, sites.everything, sites.hostile]) {
    // A copy has no history, nor have those that tests change.
    await cp(join('tests/fixtures', name), inDraft(content), { recursive: true });
  }
  const [record] = await writeCollection(inDraft(sites.many.content), 260);
  const alone = { slug: 'alone', digest: '2014-q4', identifiers: ['arxiv:1412.00001'] };
  if (record) {
    await writeReview(inDraft(sites.many.content), { ...record, ...alone, title: 'Alone' }, 260);
  }
  await writeNextDigest(contentDir, inDraft(sites.next.content));
  const [first, ...others] = Object.values(sites).map(
    ({ base, content, built, variables }) =>
      () =>
        buildSite({
          CONTENT_DIR: inDraft(content),
          OUT_DIR: inDraft(built),
          BASE_PATH: base,
          ...variables,
        }),
  );
  // The first build of a clone writes files that all of them share.
  await first?.();
  await Promise.all(others.map((start) => start()));
  // Another run of the tests may have been quicker.
  await rename(draft, build).catch(() => {
    rmSync(draft, { recursive: true });
  });
  for (const name of readdirSync(folder)) {
    const old = join(folder, name);
    if (statSync(old).mtimeMs < Date.now() - day) rmSync(old, { recursive: true, force: true });
  }
}

function site(name: string, given: Partial<Site> = {}): Site {
  return {
    name,
    base: '/',
    content: join(build, name, 'content'),
    built: join(build, name, 'dist'),
    ...given,
    get url() {
      return process.env[urlVariable(name)] ?? '';
    },
  };
}

function version(): string {
  const sources = versionOf('src', 'public', 'tests/benchmarks', 'tests/fixtures', contentDir);
  const config = readFileSync('astro.config.mjs', 'utf8');
  return hash('sha256', sources + config).slice(0, 12);
}

function buildSite(variables: Record<string, string>): Promise<void> {
  const child = spawn('astro build', { env: { ...process.env, ...variables }, shell: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      output += text.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(output));
    });
  });
}
