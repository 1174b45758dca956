// @ts-check
/*
 * Starts a program under a Node that is new enough, with the project's packages installed:
 * `node src/commands/run.js astro build`. Runs under Node 18 and newer, without packages: it is what
 * fetches both.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { findNode, useNode } from '../launcher/node.js';
import { installPackages, programOf } from '../launcher/packages.js';

const [name = '', ...words] = process.argv.slice(2);
const verbose = words.includes('--verbose');

try {
  const node = await findNode(verbose);
  useNode(node);
  await installPackages(node, verbose);
  // Astro's notice of it is none of a newcomer's business.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const child = spawn(node, name === 'node' ? words : [programOf(name), ...words], {
    stdio: 'inherit',
  });
  // A terminal sends it to the child as well, which decides what comes of it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((done, failed) => {
    child.on('error', failed).on('close', (status, signal) => {
      done(signal ? 128 + constants.signals[signal] : status);
    });
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
