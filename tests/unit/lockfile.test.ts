import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builds, satisfies, version } from '../../src/launcher/node.js';

interface Locked {
  version?: string;
  integrity?: string;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  engines?: { node?: string };
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  engines: { node: string };
};

/** The platforms that the site is built on. */
const platforms = [
  { os: 'darwin', cpu: 'arm64' },
  { os: 'darwin', cpu: 'x64' },
  { os: 'win32', cpu: 'x64' },
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  { os: 'linux', cpu: 'x64', libc: 'musl' },
  { os: 'linux', cpu: 'arm64', libc: 'musl' },
];

/** Resolves a name from a package: in the nearest `node_modules` that has it. */
function find(from: string, name: string): Locked | undefined {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const found = packages[`${folder}/node_modules/${name}`];
    if (found) return found;
    if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`];
  }
}

/** The optional dependencies of each package. */
const optional = Object.entries(packages).map(([path, { optionalDependencies = {} }]) => {
  const found = Object.entries(optionalDependencies).map(([name, range]) => {
    return { name, range, locked: find(path, name) };
  });
  return { path, found };
});
/** Packages with a native package for each platform. */
const native = optional.filter(({ found }) =>
  found.some(({ locked }) => locked?.os?.includes('win32')),
);

test('packages with native packages are found', () => {
  expect(native.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'node_modules/@astrojs/compiler-binding',
      'node_modules/@napi-rs/canvas',
      'node_modules/esbuild',
      'node_modules/lightningcss',
      'node_modules/pagefind',
      'node_modules/rolldown',
      'node_modules/sharp',
    ]),
  );
});

test('every optional package is locked, with a matching version and a hash', () => {
  const wrong = optional.flatMap(({ path, found }) =>
    found
      .filter(({ range, locked: { version = '0.0.0', integrity } = {} }) => {
        const isMatch = /^\d/.test(range) ? version === range : satisfies(version, range);
        return integrity === undefined || !isMatch;
      })
      .map(({ name, range }) => `${path}: ${name}@${range}`),
  );
  expect(wrong).toEqual([]);
});

describe.each(platforms)('on $os $cpu, libc: $libc', ({ os, cpu, libc }) => {
  test('every package with native packages has one', () => {
    const missing = native.filter(({ found }) => {
      return !found.some(({ locked }) => {
        // Some run with either libc, and name none.
        const fits = !libc || !locked?.libc || locked.libc.includes(libc);
        return fits && locked?.os?.includes(os) && locked.cpu?.includes(cpu);
      });
    });
    expect(missing.map(({ path }) => path)).toEqual([]);
  });
});

test('every package supports the oldest versions in `engines`', () => {
  const oldest = engines.node.match(/\d+\.\d+\.\d+/g) ?? [];
  expect(oldest.length).toBeGreaterThan(1);
  const stricter = Object.entries(packages).filter(([path, locked]) => {
    if (path === '' || locked.optional) return false;
    return oldest.some((node) => !satisfies(node, locked.engines?.node ?? '>=0'));
  });
  expect(stricter.map(([path, locked]) => `${path}: ${locked.engines?.node ?? ''}`)).toEqual([]);
});

test('the Node to fetch satisfies `engines`, and is pinned by its hash', () => {
  expect(satisfies(version, engines.node)).toBe(true);
  for (const { integrity } of Object.values(builds)) {
    expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/);
  }
});
