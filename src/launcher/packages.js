// @ts-check
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCi, step } from './steps.js';

/**
 * Installs the packages in the lockfile, unless they are installed already.
 * @param {string} node
 * @throws {Error} with all that npm printed
 */
export async function installPackages(node) {
  if (areInstalled()) return;
  await step(
    'Installing packages',
    async () => {
      // On a read-only disk npm would complain about a missing file instead.
      accessSync(process.cwd(), constants.W_OK);
      await npmCi(node, ['--include=dev', '--include=optional']);
    },
    () => 'Packages installed',
  );
}

/** Whether the installed packages match the lockfile, according to the list that npm keeps. */
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
 * The path of a program from an installed package.
 * @param {string} name such as `astro`
 * @throws {Error} if no package has it
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
 *   devOptional?: boolean, bin?: Record<string, string> }>} empty if there is no such file
 */
function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return {};
  }
}
