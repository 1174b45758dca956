// @ts-check
import { spawn } from 'node:child_process';

/** Whether programs print all that they have to say. */
const verbose = process.argv.includes('--verbose');

/**
 * Runs a step and prints one line when it is done, with the time it took. A terminal shows progress
 * in the meantime.
 * @template Result
 * @param {string} waiting
 * @param {(show: (line: string) => void) => Promise<Result>} work may show how far it is
 * @param {(result: Result) => string} done the line
 * @returns {Promise<Result>}
 */
export async function step(waiting, work, done) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  /** @param {string} line */
  const show = (line) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${line}`);
  let progress = '';
  const refresh = () => show(progress || `${waiting} … ${seconds().toFixed(0)} s`);
  refresh();
  const timer = setInterval(refresh, 1000);
  const result = await work((line) => {
    progress = line;
    refresh();
  }).finally(() => {
    clearInterval(timer);
    show('');
  });
  console.error(`${done(result)} (${seconds().toFixed(1)} s)`);
  return result;
}

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{
 *   failure: string,
 *   cwd?: string,
 *   shell?: boolean,
 *   onMessage?: (message: any) => void,
 * }} options `onMessage` gets what it sends by `process.send`
 * @returns {Promise<string>} its output, unless it was printed
 * @throws {Error} with `failure` and its output
 */
export function run(file, args, { failure, cwd, shell = false, onMessage }) {
  return new Promise((done, failed) => {
    const child = spawn(file, args, {
      ...{ cwd, shell },
      stdio: verbose ? 'inherit' : ['ignore', 'pipe', 'pipe', onMessage ? 'ipc' : 'ignore'],
    });
    if (onMessage) child.on('message', onMessage);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', failed).on('close', (status) => {
      if (status === 0) done(output);
      else failed(new Error(`${failure}\n${output}`.trim()));
    });
  });
}

/**
 * Installs the packages in a lockfile. Unlike `npm install`, `npm ci` never changes the lockfile.
 * @param {string} node the Node that npm runs under
 * @param {readonly string[]} flags
 * @param {string} folder that of the lockfile
 */
export function npmCi(node, flags, folder = '.') {
  const args = [
    ...['ci', '--no-audit', '--no-fund', ...flags],
    // Offline, npm would retry for minutes.
    ...['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'],
    ...(verbose ? [] : ['--loglevel=error']),
  ];
  const options = { failure: 'npm ci failed.', cwd: folder };
  // The npm that started this, if there is one.
  const npm = process.env.npm_execpath;
  return npm?.endsWith('npm-cli.js')
    ? run(node, [npm, ...args], options)
    : run('npm', args, { ...options, shell: true });
}

const offline =
  /^(EAI_AGAIN|ECONN(REFUSED|RESET)|E(HOST|NET)UNREACH|EIDLETIMEOUT|ENOTFOUND|ERR_SOCKET_TIMEOUT|ETIMEDOUT)$/;

/**
 * One line of advice on a failure of the machine rather than of the project.
 * @param {string} output what npm printed, or the message of a Node error
 * @returns {string | undefined} nothing for any other failure
 */
export function adviceFor(output) {
  const [, code = ''] =
    /^npm (?:error|ERR!) code (E\w+)/m.exec(output) ?? /\b(E[A-Z]+): [a-z]/.exec(output) ?? [];
  if (code === 'ENOSPC') return 'No space left on the disk: free 1 GB and start again.';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    const [, path = 'here'] =
      /^npm (?:error|ERR!) path (.+)/m.exec(output) ?? /, \w+ '([^']+)'/.exec(output) ?? [];
    return `No permission to write ${path}: give your user write access, or clone into a folder that you own, and start again.`;
  }
  return offline.test(code)
    ? `The npm registry cannot be reached: connect to the network, or set npm's registry or proxy, and start again. (${code})`
    : undefined;
}
