// @ts-check
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adviceFor } from './advice.js';
import { npm } from './processes.js';
import { step } from './step.js';

/**
 * @typedef {object} Locked a package in a lockfile
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {Record<string, string>} [bin]
 */

/**
 * Installs what the lockfile names, unless that is there already. `npm ci` and not `npm install`: it
 * never changes the lockfile.
 * @param {string} node
 * @param {boolean} verbose
 * @throws {Error} that says what to do, or all that npm printed
 */
export async function installPackages(node, verbose) {
  if (areInstalled()) return;
  await step(
    'Installing packages',
    async () => {
      try {
        // On a disk that is read-only npm would speak of a file that is not there.
        accessSync(process.cwd(), constants.W_OK);
      } catch (error) {
        throw new Error(adviceFor(String(error)) ?? String(error));
      }
      const words = ['ci', '--include=dev', '--include=optional'];
      const { status, output } = await npm(node, words, { verbose });
      if (status !== 0) throw new Error(adviceFor(output) ?? `npm ci failed.\n${output}`.trim());
    },
    'Packages installed',
  );
}

/** Whether the last install has brought what the lockfile names; npm keeps a list of what it did. */
export function areInstalled() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf(join('node_modules', '.package-lock.json'));
  return (
    Object.entries(installed).every(([path, { version, integrity }]) => {
      return wanted[path]?.version === version && wanted[path]?.integrity === integrity;
    }) &&
    Object.entries(wanted).every(([path, { optional, devOptional }]) => {
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

/** @param {string} lockfile @returns {Record<string, Locked>} none where there is no such file */
function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return {};
  }
}
