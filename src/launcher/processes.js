// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {readonly string[]} words
 * @param {{ cwd?: string, verbose?: boolean, shell?: boolean }} [options] `verbose` lets it print
 * @returns {Promise<{ status: number | null, output: string }>} with what it printed, unless it could
 */
export function capture(file, words, { cwd, verbose = false, shell = false } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(file, words, {
      cwd,
      shell,
      stdio: verbose ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', failed).on('close', (status) => {
      done({ status, output });
    });
  });
}

/**
 * Runs npm, the one that started this if there is one.
 * @param {string} node the Node that it runs under
 * @param {readonly string[]} words
 * @param {{ cwd?: string, verbose?: boolean }} options
 */
export function npm(node, words, options) {
  const all = [
    ...words,
    '--no-audit',
    '--no-fund',
    // Without a network npm would try for minutes.
    '--fetch-retries=3',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    ...(options.verbose ? [] : ['--loglevel=error']),
  ];
  const started = process.env.npm_execpath;
  return started?.endsWith('npm-cli.js')
    ? capture(node, [started, ...all], options)
    : capture('npm', all, { ...options, shell: true });
}
