// @ts-check
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCi, step } from './steps.js';

/**
 * Installs what the lockfile names, unless that is there already.
 * @param {string} node
 * @param {boolean} verbose
 * @throws {Error} that says what to do, or all that npm printed
 */
export async function installPackages(node, verbose) {
  if (areInstalled()) return;
  await step(
    'Installing packages',
    async () => {
      // On a disk that is read-only npm would speak of a file that is not there.
      accessSync(process.cwd(), constants.W_OK);
      await npmCi(node, ['--include=dev', '--include=optional'], { verbose });
    },
    () => 'Packages installed',
  );
}

/** Whether the last install has brought what the lockfile names; npm keeps a list of what it did. */
function areInstalled() {
  const locked = packagesOf('package-lock.json');
  const installed = packagesOf(join('node_modules', '.package-lock.json'));
  return (
    Object.entries(installed).every(([path, { version, integrity }]) => {
      return locked[path]?.version === version && locked[path]?.integrity === integrity;
    }) &&
    Object.entries(locked).every(([path, { optional, devOptional }]) => {
      return path === '' || path in installed || optional || devOptional;
    })
  );
}

/**
 * The file of a program of an installed package.
 * @param {string} name as `astro`
 * @throws {Error} where no package has it
 */
export function programOf(name) {
  for (const [path, { bin }] of Object.entries(packagesOf('package-lock.json'))) {
    const isNested = path.lastIndexOf('node_modules/') > 0;
    if (!isNested && bin?.[name] !== undefined) return join(path, bin[name]);
  }
  throw new Error(`No package in package-lock.json has the program ${name}.`);
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean,
 *   devOptional?: boolean, bin?: Record<string, string> }>} nothing where there is no such file
 */
function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return {};
  }
}
