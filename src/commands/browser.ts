import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const isWindows = process.platform === 'win32';
const names = isWindows
  ? ['chrome.exe']
  : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const programFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
  (name) => process.env[name] ?? [],
);
const places = isWindows
  ? programFolders.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe'))
  : [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];

/**
 * Finds a Chromium for the tests: the one that the variable CHROMIUM names, one of the system, or
 * Playwright's own.
 * @returns its path, or undefined where there is none
 * @throws if CHROMIUM names a file that cannot be started
 */
export function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) {
    if (!canStart(named)) throw new Error(`CHROMIUM names ${named}, which cannot be started.`);
    return named;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const system = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...system, ...places, chromium.executablePath()].find(canStart);
}

/**
 * Installs a Chromium: by Playwright's installer, else as Debian's package.
 * @returns its path
 * @throws Error that says what to do by hand, where neither works
 */
export function installBrowser(): string {
  const run = (command: string): boolean =>
    spawnSync(command, { shell: true, stdio: 'inherit', timeout: 300_000 }).status === 0;
  const sudo = process.getuid?.() === 0 ? '' : 'sudo -n ';
  const installed =
    run('npx playwright install chromium') ||
    (existsSync('/etc/debian_version') &&
      run(`${sudo}apt-get update && ${sudo}apt-get install --yes chromium`));
  const path = installed ? findBrowser() : undefined;
  if (!path) {
    throw new Error(
      'No browser for the tests, and none could be installed. Install Chromium or Chrome, or set CHROMIUM to the path of one.',
    );
  }
  return path;
}

function canStart(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
