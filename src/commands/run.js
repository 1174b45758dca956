// @ts-check
/*
 * Starts a program under a Node that is new enough, with the project's packages installed:
 * `node src/commands/run.js astro build`. Runs under Node 18 and newer, and uses no packages, since
 * it fetches both.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, resolve } from 'node:path';
import { findNode } from '../launcher/node.js';
import { installPackages, programOf } from '../launcher/packages.js';
import { adviceFor } from '../launcher/steps.js';

const [name = '', ...args] = process.argv.slice(2);

try {
  const node = await findNode();
  if (node !== process.execPath) {
    process.env.PATH = [dirname(node), process.env.PATH].join(delimiter);
  }
  await installPackages(node);
  // Also suppresses Astro's notice about telemetry.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Compiled code of Astro and its like: a build starts a second earlier.
  process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/compile');
  const program = name === 'node' ? [] : [programOf(name)];
  const child = spawn(node, [...program, ...args], { stdio: 'inherit' });
  // The terminal signals the child, too, which decides how to exit.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((done, failed) => {
    child.on('error', failed).on('close', (status, signal) => {
      done(signal ? 128 + constants.signals[signal] : status);
    });
  });
} catch (error) {
  const { message } = /** @type {Error} */ (error);
  console.error(adviceFor(message) ?? message);
  process.exitCode = 1;
}
