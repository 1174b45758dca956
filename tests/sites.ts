/*
 * Read-only sites for tests. All suites share one build of each, which is rebuilt when a source or
 * its content changes.
 */
import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { versionOf } from '../src/cache.ts';
import { contentDir } from '../src/environment.ts';
import { writeCollection, writeReview } from './benchmarks/collection.ts';
import { writePhotographs } from './fixtures/pictures.ts';
import { writeNextDigest } from './fixtures/nextDigest.ts';

/** A site under test. */
export interface Site {
  name: string;
  /** Its URL while Playwright serves it: at a free port, so a variable has it. */
  readonly url: string;
  /** Its base path. */
  base: string;
  /** The folder of its content. */
  content: string;
  /** The folder of the built site. */
  built: string;
  /** Further environment variables of its build. */
  variables?: Record<string, string>;
}

const folder = 'node_modules/.cache/sites';
const day = 24 * 60 * 60 * 1000;

/** The folder for builds of these sources. Test workers inherit the variable. */
const build = (process.env['TEST_SITES'] ??= join(folder, version()));

export const sites = {
  /** The site's content and another digest, under the base path of a project on GitHub Pages. */
  next: site('next', { base: '/article-essence/' }),
  /** The first nine reviews, whose text tests rely on. */
  nine: site('nine'),
  /** One review with every feature of a review. */
  everything: site('everything'),
  /** A review that tries to be more than text. */
  hostile: site('hostile'),
  /**
   * Generated reviews without formulas, too many for one page, in as many parts of the search index
   * as digests.
   */
  many: site('many', { variables: { REVIEWS_PER_PART: '1' } }),
};

/** The variable that has the URL of a site. */
export function urlVariable(name: string): string {
  return `SITE_${name.toUpperCase()}`;
}

/** Builds the sites, unless they exist. Vitest calls it before all tests. */
export async function setup(): Promise<void> {
  if (existsSync(build)) return;
  const draft = `${build}.${process.pid}`;
  const inDraft = (path: string): string => path.replace(build, draft);
  for (const { name, content } of [sites.nine, sites.everything, sites.hostile]) {
    // Copied, so that they have no git history, like the copies that tests change.
    await cp(join('tests/fixtures', name), inDraft(content), { recursive: true });
  }
  await writePhotographs(inDraft(join(sites.everything.content, 'figures/pictures')), 6);
  const many = inDraft(sites.many.content);
  const [record] = await writeCollection(many, 260);
  const alone = { slug: 'alone', digest: '2014-q4', identifiers: ['arxiv:1412.00001'] };
  if (record) await writeReview(many, { ...record, ...alone, title: 'Alone' }, 260);
  for (const name of readdirSync(join(many, 'reviews'))) {
    const file = join(many, 'reviews', name);
    const text = readFileSync(file, 'utf8');
    // Formulas are most of the bytes of a page, and of the time to build it: one digest has them.
    if (text.includes('digest: 2015-q1')) continue;
    writeFileSync(file, text.replace(/\$+[^$]+\$+/g, '`a formula`'));
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
  // The first build in a clone writes files that all builds share.
  await first?.();
  await Promise.all(others.map((start) => start()));
  // Another test run may have got there first.
  await rename(draft, build).catch(() => {
    rmSync(draft, { recursive: true });
  });
  for (const name of readdirSync(folder)) {
    const old = join(folder, name);
    if (statSync(old).mtimeMs < Date.now() - day) rmSync(old, { recursive: true, force: true });
  }
}

function site(name: string, overrides: Partial<Site> = {}): Site {
  return {
    name,
    base: '/',
    content: join(build, name, 'content'),
    built: join(build, name, 'dist'),
    ...overrides,
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
