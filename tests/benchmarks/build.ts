/*
 * What a build costs: collections of 100, 1,000 and 10,000 reviews, each built cold, again with
 * nothing changed, and after one edit. `npm run bench -- 100 1000 --runs 3` takes other sizes, and
 * medians; `--profile` shows where one cold build of each spends its time. For comparison: the
 * floor, which only reads the Markdown and typesets its formulas, and Eleventy with Pagefind on the
 * same files, if it is installed.
 */
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import katex from 'katex';
import { visit } from 'unist-util-visit';
import { splitFrontmatter } from '../../src/check/frontmatter.ts';
import { mathOptions } from '../../src/markdown/math/tex.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { writeCollection } from './collection.ts';
import { writeEleventySite } from './eleventy.ts';
import { run, type Cost } from './processes.ts';
import { profiling, timeByPackage } from './profile.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '1' },
    peers: { type: 'string', default: '.' },
    profile: { type: 'boolean', default: false },
  },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [100, 1000, 10_000];
const runs = Number(values.runs);

interface Row {
  reviews: number;
  what: string;
  'wall (s)': number;
  'CPU (s)': number;
  'memory (MB)': number;
  'ms per review': number;
}

const rows: Row[] = [];
const outputs: { reviews: number; files: number; MB: number; 'KB per review': number }[] = [];

for (const size of sizes) {
  const root = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await measure(size, root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
console.table(rows);
console.table(outputs);

async function measure(size: number, root: string): Promise<void> {
  const content = join(root, 'content');
  progress(`${size} reviews: generating`);
  const records = await writeCollection(content, size);
  const edited = join(content, 'reviews', `${records[Math.floor(size / 2)]?.slug ?? ''}.md`);
  const unedited = await readFile(edited, 'utf8');
  const build = (folder: string, variables: Record<string, string> = {}): Promise<Cost> =>
    run('astro', ['build'], {
      env: {
        CONTENT_DIR: content,
        OUT_DIR: join(root, folder, 'dist'),
        CACHE_DIR: join(root, folder, 'cache'),
        ...variables,
      },
    });
  if (values.profile) {
    progress(`${size} reviews: profile`);
    await build('profiled', profiling(join(root, 'profiles')));
    const rows = (await timeByPackage(join(root, 'profiles'))).slice(0, 16);
    console.log(`Where a cold build of ${size} spends its time, in all threads:`);
    console.table(rows.map(([where, time]) => ({ where, s: Number(time.toFixed(1)) })));
  }
  const costs = { cold: [] as Cost[], unchanged: [] as Cost[], 'one edit': [] as Cost[] };
  const peer = await writeEleventySite(join(root, 'eleventy'), content, peerPath());
  const peers = { 'Eleventy, cold': [] as Cost[], 'Eleventy, one edit': [] as Cost[] };
  for (let turn = 1; turn <= runs; turn += 1) {
    await writeFile(edited, unedited);
    // A folder per run: some file systems write slowly where many files have just been deleted.
    for (const kind of ['cold', 'unchanged', 'one edit'] as const) {
      if (kind === 'one edit') await edit(edited);
      progress(`${size} reviews: ${kind}, run ${turn} of ${runs}`);
      costs[kind].push(await build(`run-${turn}`));
    }
    if (!peer) continue;
    for (const kind of ['Eleventy, cold', 'Eleventy, one edit'] as const) {
      if (kind === 'Eleventy, one edit') await edit(edited);
      progress(`${size} reviews: ${kind}, run ${turn} of ${runs}`);
      peers[kind].push(await peer());
    }
  }
  for (const [what, all] of [...Object.entries(costs), ...Object.entries(peers)])
    add(size, what, all);
  progress(`${size} reviews: floor`);
  add(size, 'floor', [await floor(join(content, 'reviews'))]);
  outputs.push({ reviews: size, ...(await outputOf(join(root, `run-${runs}`, 'dist'), size)) });
  progress('');
}

function peerPath(): string | undefined {
  try {
    return createRequire(resolve(values.peers, 'x.js')).resolve('@11ty/eleventy');
  } catch {
    return undefined;
  }
}

async function edit(file: string): Promise<void> {
  await appendFile(file, `\nOne more sentence, with $x_{${Math.floor(performance.now())}}$.\n`);
}

/** Reads the Markdown and typesets its formulas, in this process. */
async function floor(folder: string): Promise<Cost> {
  const bodies: string[] = [];
  for (const name of await readdir(folder)) {
    bodies.push(splitFrontmatter(await readFile(join(folder, name), 'utf8'))?.body ?? '');
  }
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  for (const body of bodies) {
    visit(parseMarkdown(body), (node) => {
      if (node.type !== 'math' && node.type !== 'inlineMath') return;
      katex.renderToString(node.value, { ...mathOptions, displayMode: node.type === 'math' });
    });
  }
  const { user, system } = process.cpuUsage(cpu);
  const wall = (performance.now() - started) / 1000;
  return { wall, cpu: (user + system) / 1e6, memory: NaN };
}

function add(reviews: number, what: string, costs: readonly Cost[]): void {
  if (costs.length === 0) return;
  const median = (key: keyof Cost): number => {
    const sorted = costs.map((cost) => cost[key]).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? NaN;
  };
  rows.push({
    reviews,
    what,
    'wall (s)': Number(median('wall').toFixed(1)),
    'CPU (s)': Number(median('cpu').toFixed(1)),
    'memory (MB)': Math.round(median('memory')),
    'ms per review': Number(((median('wall') * 1000) / reviews).toFixed(1)),
  });
}

async function outputOf(folder: string, size: number) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files) bytes += (await stat(join(parentPath, name))).size;
  return {
    files: files.length,
    MB: Math.round(bytes / 1e6),
    'KB per review': Math.round(bytes / 1e3 / size),
  };
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  else if (text) process.stderr.write(`${text}\n`);
}
