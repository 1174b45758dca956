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

/** Where the site is built. */
const platforms = [
  { os: 'darwin', cpu: 'arm64' },
  { os: 'darwin', cpu: 'x64' },
  { os: 'win32', cpu: 'x64' },
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  { os: 'linux', cpu: 'x64', libc: 'musl' },
  { os: 'linux', cpu: 'arm64', libc: 'musl' },
];

/** What a package finds under a name: the nearest `node_modules` that has it. */
function find(from: string, name: string): Locked | undefined {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const found = packages[`${folder}/node_modules/${name}`];
    if (found) return found;
    if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`];
  }
}

/** What each package has for some platforms only. */
const optional = Object.entries(packages).map(([path, { optionalDependencies = {} }]) => {
  const found = Object.entries(optionalDependencies).map(([name, wanted]) => {
    return { name, wanted, locked: find(path, name) };
  });
  return { path, found };
});
/** Packages that bring a native one for each platform. */
const native = optional.filter(({ found }) =>
  found.some(({ locked }) => locked?.os?.includes('win32')),
);

test('packages with native ones are found', () => {
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

test('every optional package is locked, by a version that is asked for and a hash', () => {
  const wrong = optional.flatMap(({ path, found }) =>
    found
      .filter(({ wanted, locked: { version = '0.0.0', integrity } = {} }) => {
        const isAsked = /^\d/.test(wanted) ? version === wanted : satisfies(version, wanted);
        return integrity === undefined || !isAsked;
      })
      .map(({ name, wanted }) => `${path}: ${name}@${wanted}`),
  );
  expect(wrong).toEqual([]);
});

describe.each(platforms)('on $os $cpu, libc: $libc', ({ os, cpu, libc }) => {
  test('every package with native ones has one', () => {
    const lacking = native.filter(({ found }) => {
      return !found.some(({ locked }) => {
        // Some run with either libc, and say nothing of it.
        const fits = !libc || !locked?.libc || locked.libc.includes(libc);
        return fits && locked?.os?.includes(os) && locked.cpu?.includes(cpu);
      });
    });
    expect(lacking.map(({ path }) => path)).toEqual([]);
  });
});

test('every package takes the versions that `engines` begins with', () => {
  const least = engines.node.match(/\d+\.\d+\.\d+/g) ?? [];
  expect(least.length).toBeGreaterThan(1);
  const stricter = Object.entries(packages).filter(([path, locked]) => {
    if (path === '' || locked.optional) return false;
    return least.some((node) => !satisfies(node, locked.engines?.node ?? '>=0'));
  });
  expect(stricter.map(([path, locked]) => `${path}: ${locked.engines?.node ?? ''}`)).toEqual([]);
});

test('the Node that is fetched is among those that `engines` asks for, and told by its hash', () => {
  expect(satisfies(version, engines.node)).toBe(true);
  for (const { integrity } of Object.values(builds)) {
    expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/);
  }
});
