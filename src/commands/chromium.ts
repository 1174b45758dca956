import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/**
 * Finds a Chromium for the tests: the one in the variable CHROMIUM, one on the system, or
 * Playwright's own. Installs one if there is none.
 * @returns its path
 * @throws if CHROMIUM does not exist, or if none can be installed
 */
export function findBrowser(): string {
  const named = process.env['CHROMIUM'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  const path = installed() ?? (install() ? installed() : undefined);
  if (!path) {
    throw new Error(
      'No browser for the tests, and none could be installed. Install Chromium or Chrome, or set CHROMIUM to the path of one.',
    );
  }
  return path;
}

function installed(): string | undefined {
  // The first takes three quarters of the others' time.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...paths, chromium.executablePath()].find((path) => existsSync(path));
}

/** With Playwright's installer, or else as a Debian package. */
function install(): boolean {
  const run = (command: string): boolean =>
    spawnSync(command, { shell: true, stdio: 'inherit', timeout: 300_000 }).status === 0;
  const sudo = process.getuid?.() === 0 ? '' : 'sudo -n ';
  return (
    run('npx playwright install chromium') ||
    (existsSync('/etc/debian_version') &&
      run(`${sudo}apt-get update`) &&
      ['chromium-headless-shell', 'chromium'].some((name) =>
        run(`${sudo}apt-get install --yes ${name}`),
      ))
  );
}
