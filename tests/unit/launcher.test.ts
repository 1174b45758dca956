import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builds, satisfies, version } from '../../src/launcher/node.js';

/** A project with a fake npm. */
let project: string;
const inProject = (...path: string[]): string => join(project, ...path);
const cache = (): string => inProject('cache', '_article-essence');
const log = (): string[] =>
  existsSync(inProject('notes')) ? readFileSync(inProject('notes'), 'utf8').trim().split('\n') : [];

const packages = {
  '': { dependencies: { one: '1.0.0' } },
  'node_modules/one': { version: '1.0.0', integrity: 'sha512-1', bin: { one: 'one.js' } },
  'node_modules/native': { version: '1.0.0', integrity: 'sha512-2', optional: true },
};

/** A fake npm: logs that it ran, and installs Node or the packages. */
const working = `
const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const [name] = Object.keys(lock.packages[''].dependencies);
const folder = 'node_modules/' + name;
appendFileSync(process.env.NOTES, name + (process.env.FETCHED ? ' under the fetched Node' : '') + '\\n');
mkdirSync(folder + '/bin', { recursive: true });
if (name === 'one') {
  const { 'node_modules/one': one } = lock.packages;
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: { [folder]: one } }));
  writeFileSync(folder + '/one.js', 'console.log("ran", process.env.PATH.split(":")[0], ...process.argv.slice(2))');
} else {
  const script = '#!/bin/sh\\nFETCHED=yes exec "' + process.execPath + '" "$@"\\n';
  writeFileSync(folder + '/bin/node', script, { mode: 0o755 });
}
`;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'launcher-'));
  for (const path of ['src/launcher', 'src/commands/run.js']) {
    cpSync(path, inProject(path), { recursive: true });
  }
  writeFileSync(inProject('src', 'package.json'), '{ "type": "module" }');
  writeFileSync(inProject('package-lock.json'), JSON.stringify({ packages }));
  requireNode('>=18.0.0');
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function requireNode(node: string): void {
  writeFileSync(inProject('package.json'), JSON.stringify({ engines: { node } }));
}

/** Runs the program `one`, with this script as npm. */
function run(
  npm: string,
  args = ['one'],
  environment: Record<string, string> = {},
): Promise<{ status: number | null; output: string }> {
  mkdirSync(inProject('npm'), { recursive: true });
  writeFileSync(inProject('npm', 'npm-cli.js'), npm);
  return new Promise((done) => {
    const child = spawn(process.execPath, ['src/commands/run.js', ...args], {
      cwd: project,
      env: {
        ...process.env,
        npm_execpath: inProject('npm', 'npm-cli.js'),
        npm_config_cache: inProject('cache'),
        NOTES: inProject('notes'),
        ...environment,
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => (output += text.toString()));
    }
    child.on('close', (status) => {
      done({ status, output });
    });
  });
}

const failing = (...lines: string[]): string =>
  `console.error(${JSON.stringify(lines.join('\n'))}); process.exit(1);`;

const range = '^22.22.3 || ^24.16.0 || >=26.3.0';

test.each([
  ['18.20.8', range, false],
  ['22.22.2', range, false],
  ['22.22.3', range, true],
  ['22.23.0', range, true],
  ['23.11.0', range, false],
  ['24.15.9', range, false],
  ['24.16.0', range, true],
  ['25.99.0', range, false],
  ['26.2.9', range, false],
  ['26.3.0', range, true],
  ['27.0.0', range, true],
  ['19.9.9', '18 || 20.x || >= 22', false],
  ['20.0.0', '18 || 20.x || >= 22', true],
  ['23.0.0', '18 || 20.x || >= 22', true],
  ['12.22.6', '>=v12.22.7', false],
  ['14.17.0', '^12.17.0 || ^14.18', false],
])('Node %s in the range %s: %s', (node, engines, expected) => {
  expect(satisfies(node, engines)).toBe(expected);
});

describe('a Node that is new enough', () => {
  test('installs the packages once, then runs the program with its arguments', async () => {
    const first = await run(working, ['one', 'a b', '--c']);
    expect(first).toEqual({
      status: 0,
      output: expect.stringMatching(/^Packages installed \(.* s\)\nran \S+ a b --c\n$/) as string,
    });
    expect((await run(working)).output).toMatch(/^ran \S+\n$/);
    expect(log()).toEqual(['one']);
  });

  test('installs again where the lockfile has changed', async () => {
    await run(working);
    const newer = {
      ...packages,
      'node_modules/one': { ...packages['node_modules/one'], version: '1.0.1' },
    };
    writeFileSync(inProject('package-lock.json'), JSON.stringify({ packages: newer }));
    await run(working);
    expect(log()).toEqual(['one', 'one']);
  });

  test('exits with the status of the program', async () => {
    await run(working);
    writeFileSync(inProject('node_modules', 'one', 'one.js'), 'process.exit(3)');
    expect(await run(working)).toEqual({ status: 3, output: '' });
  });

  test('names a program that no package provides', async () => {
    const { status, output } = await run(working, ['two']);
    expect(status).toBe(1);
    expect(output).toContain('No package in package-lock.json has the program two.');
  });
});

describe('an install that fails', () => {
  test.each([
    [
      'ECONNREFUSED',
      /^The npm registry cannot be reached: connect to the network.*\(ECONNREFUSED\)\n$/,
    ],
    ['ENOTFOUND', /^The npm registry cannot be reached: .*\(ENOTFOUND\)\n$/],
    ['ENOSPC', /^No space left on the disk: free .*\n$/],
    ['EACCES', /^No permission to write \/the\/path: .*\n$/],
    ['EROFS', /^No permission to write \/the\/path: .*\n$/],
  ])('%s is reported in one line that says what to do', async (code, line) => {
    const npm = failing(`npm error code ${code}`, 'npm error path /the/path', 'npm error more');
    const { status, output } = await run(npm);
    expect(status).toBe(1);
    expect(output).toMatch(line);
  });

  test('for any other reason shows the whole output of npm', async () => {
    const npm = failing('npm error code EUSAGE', 'npm error line 2', 'npm error line 3');
    const { status, output } = await run(npm);
    expect(status).toBe(1);
    expect(output).toBe(
      'npm ci failed.\nnpm error code EUSAGE\nnpm error line 2\nnpm error line 3\n',
    );
  });
});

describe.skipIf(process.platform === 'win32')('a Node that is too old', () => {
  const platform = `${process.platform}-${process.arch}`;
  const name = builds[platform]?.name ?? '';
  const line = (reason: string): RegExp =>
    new RegExp(
      `^Install Node \\d+ from https://nodejs\\.org and start again: this is Node [\\d.]+, and a newer one could not be fetched\\. ${reason}.*\\n$`,
    );

  beforeEach(() => {
    requireNode('>=99.0.0');
  });

  test('fetches a newer one once, and runs npm and the program under it', async () => {
    const { status, output } = await run(working);
    const bin = join(cache(), `node-${version}-${platform}`, 'node_modules', name, 'bin');
    expect(output).toContain(`Node ${version} fetched, this is ${process.versions.node}`);
    expect(output).toContain(`ran ${bin}\n`);
    expect(status).toBe(0);
    expect((await run(working)).output).toBe(`ran ${bin}\n`);
    expect(log()).toEqual([name, 'one under the fetched Node']);
  });

  test('without a network says which Node to install, and leaves nothing behind', async () => {
    const { status, output } = await run(failing('npm error code ENOTFOUND'));
    expect(status).toBe(1);
    expect(output).toMatch(line('The npm registry cannot be reached'));
    expect(readdirSync(cache())).toEqual([]);
  });

  test('rejects one that does not run, as on musl', async () => {
    const { status, output } = await run(working.replace('exec ', 'exit 127 '));
    expect(status).toBe(1);
    expect(output).toMatch(line('The one that npm has does not run on this system'));
    expect(readdirSync(cache())).toEqual([]);
  });

  test('ignores a partial download', async () => {
    mkdirSync(join(cache(), `node-${version}-${platform}.1`, 'node_modules', name), {
      recursive: true,
    });
    await run(working);
    expect(log()[0]).toBe(name);
  });

  test('on an unknown platform says which Node to install', async () => {
    writeFileSync(
      inProject('other.cjs'),
      `Object.defineProperty(process, 'arch', { value: 'riscv64' });`,
    );
    const { status, output } = await run(working, ['one'], {
      NODE_OPTIONS: `--require ${JSON.stringify(inProject('other.cjs'))}`,
    });
    expect(status).toBe(1);
    expect(output).toMatch(line(`npm has none for ${process.platform}-riscv64`));
  });
});
