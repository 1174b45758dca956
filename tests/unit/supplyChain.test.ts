import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { workerPolicy } from '../../src/files/csp.ts';

interface Locked {
  license?: string;
  hasInstallScript?: boolean;
  resolved?: string;
  integrity?: string;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
> & { allowScripts: Record<string, boolean> };
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
const packages = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, locked]) => ({ name: path.replace(/^.*node_modules\//, ''), ...locked }));

/** Licences of tools that a site under MIT and CC BY may use. */
const compatible =
  'MIT, MIT-0, ISC, 0BSD, BSD-2-Clause, BSD-3-Clause, Apache-2.0, MPL-2.0, BlueOak-1.0.0, CC0-1.0, CC-BY-4.0, Python-2.0, PSF-2.0, Unlicense, WTFPL, Zlib, OFL-1.1, LGPL-3.0-or-later'.split(
    ', ',
  );

/** Build and test tools whose licences only bind redistribution; nothing of them is in `dist`. */
const toolsOnly: Readonly<Record<string, string>> = {
  citeproc: 'CPAL-1.0 OR AGPL-1.0',
  '@cspell/dict-en-common-misspellings': 'CC BY-SA 4.0',
  i: '',
};

test('every version is exact', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.length).toBeGreaterThan(40);
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('every package with an install script is allowed by name', () => {
  const withScript = packages
    .filter(({ hasInstallScript }) => hasInstallScript)
    .map(({ name }) => name);
  expect(withScript.toSorted()).toEqual(Object.keys(manifest.allowScripts).toSorted());
});

test('every licence is known and compatible', () => {
  const incompatible = packages.filter(({ name, license = '' }) => {
    if (toolsOnly[name] === license) return false;
    const parts = license.replace(/[()]/g, '').split(/ (?:AND|OR) /);
    return !parts.every((part) => compatible.includes(part));
  });
  expect(incompatible.map(({ name, license }) => `${name}: ${license ?? 'none'}`)).toEqual([]);
});

test('every package is pinned by its hash', () => {
  expect(
    packages.filter(({ integrity }) => integrity === undefined).map(({ name }) => name),
  ).toEqual([]);
});

test('updates have a cooldown', () => {
  const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
    updates: { 'package-ecosystem': string; cooldown: { 'default-days': number } }[];
  };
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  for (const { cooldown } of updates) expect(cooldown['default-days']).toBeGreaterThanOrEqual(7);
});

/** The headers of each pattern of paths. */
const headers: Record<string, Record<string, string>> = {};
let pattern = '';
for (const line of readFileSync('public/_headers', 'utf8').split('\n')) {
  if (line.startsWith('/')) headers[(pattern = line)] = {};
  const [, name, value] = /^ {2}([\w-]+): (.*)/.exec(line) ?? [];
  if (name && value) Object.assign(headers[pattern] ?? {}, { [name]: value });
}

test('the headers are documented for hosts that do not read `_headers`', () => {
  const deploying = readFileSync('.github/DEPLOYING.md', 'utf8').replaceAll('"', '');
  const all = Object.values(headers).flatMap((own) => Object.entries(own));
  expect(all.length).toBeGreaterThan(0);
  for (const [name, value] of all) {
    const differs = ['Cache-Control', 'Content-Security-Policy'].includes(name);
    expect(deploying).toContain(differs ? value : `add_header ${name} ${value} always;`);
  }
});

test('`_headers` has the headers that a page cannot set itself', () => {
  expect(headers).toEqual({
    '/*': {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy': expect.stringContaining('camera=()') as unknown,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Strict-Transport-Security': 'max-age=31536000',
      'Content-Security-Policy': "frame-ancestors 'none'",
    },
    '/_astro/worker-*': { 'Content-Security-Policy': workerPolicy },
    '/_astro/*': { 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
});
