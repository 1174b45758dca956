import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { contentDir } from '../../src/environment.ts';

/** A site that tests open. */
interface Site {
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

/** What one run of the tests writes, inside the project: Astro shares a folder among builds outside. */
const folder = (process.env['BROWSER_TESTS'] ??= newFolder());

/** What failed tests leave. */
export const outputs = join('test-results', basename(folder));

export const sites = {
  /** The site, as `npm run build` has built it. */
  real: site('real', { content: contentDir, built: process.env['OUT_DIR'] ?? 'dist' }),
  /** With another digest, under the base path of a project on GitHub Pages. */
  next: site('next', { base: '/article-essence/', content: join(folder, 'next-content') }),
  /** The first nine reviews, whose words the tests know: `tests/fixtures/nine`. */
  nine: site('nine', { content: 'tests/fixtures/nine' }),
  /** One review with everything that a review can hold: `tests/fixtures/everything`. */
  everything: site('everything', { content: 'tests/fixtures/everything' }),
  /** A review that tries to be more than text: `tests/fixtures/hostile`. */
  hostile: site('hostile', { content: 'tests/fixtures/hostile' }),
  /** Generated reviews, too many for one page: `tests/browser/many.spec.ts`. */
  many: site('many', {
    content: join(folder, 'many-content'),
    // In as many parts of the search index as there are digests.
    variables: { REVIEWS_PER_PART: '1' },
  }),
};

/** The variable that Playwright notes the address of a site in. */
export function urlVariable(name: string): string {
  return `SITE_${name.toUpperCase()}`;
}

function site(name: string, given: Partial<Site> & { content: string }): Site {
  return {
    base: '/',
    built: join(folder, name),
    ...given,
    get url() {
      return process.env[urlVariable(name)] ?? '';
    },
  };
}

/** Removed when the process ends that made it, which is the one that starts servers and workers. */
function newFolder(): string {
  mkdirSync('.cache', { recursive: true });
  const made = mkdtempSync(join('.cache', 'browser-'));
  process.on('exit', (code) => {
    rmSync(made, { recursive: true, force: true });
    if (code === 0) rmSync(outputs, { recursive: true, force: true });
  });
  return made;
}
