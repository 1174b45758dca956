import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './chromium.ts';

/** How many tests passed, failed and were skipped. */
type Counts = [passed: number, failed: number, skipped: number];

interface Step {
  name: string;
  command: string;
  /** Reads the runner's own counts, and adds to `failures`. Without it, the step counts as one test. */
  counts?: () => Counts;
}

const reports = mkdtempSync(join(tmpdir(), 'article-essence-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The names of failed tests: a log is read from its end. */
const failures: string[] = [];

interface Suite {
  title: string;
  suites?: Suite[];
  specs: { title: string; ok: boolean }[];
}

/** Run in parallel, as none of them keeps two cores busy alone. */
const checks: Step[] = [
  { name: 'content', command: 'node src/commands/check.ts' },
  { name: 'types', command: 'astro-check' },
  { name: 'lint', command: 'eslint -c .config/eslint.config.mjs .' },
  { name: 'layers', command: 'depcruise --config .config/dependency-cruiser.mjs src' },
  { name: 'format', command: 'prettier --check --log-level warn .' },
];

const suites: Step[] = [
  {
    name: 'unit and build tests',
    command: `vitest run -c .config/vitest.config.ts --reporter=default --reporter=json --outputFile.json="${unitReport}"`,
    counts: () => {
      const {
        numPassedTests: passed,
        numFailedTests: failed,
        ...report
      } = read(unitReport) as {
        numPassedTests: number;
        numFailedTests: number;
        numTotalTests: number;
        testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[];
      };
      for (const { name, assertionResults } of report.testResults) {
        const all = assertionResults.filter(({ status }) => status === 'failed');
        failures.push(...all.map(({ fullName }) => `${name}: ${fullName}`));
      }
      return [passed, failed, report.numTotalTests - passed - failed];
    },
  },
  {
    name: 'browser tests',
    command: 'playwright test -c tests/playwright.config.ts',
    counts: () => {
      const { stats, suites } = read(browserReport) as {
        stats: Record<string, number>;
        suites: Suite[];
      };
      for (const suite of suites) failures.push(...failedIn(suite));
      const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
      return [expected, unexpected + flaky, skipped];
    },
  },
];

let total: Counts = [0, 0, 0];
try {
  const environment = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    CHROMIUM: findBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
  };
  // Types and lint read the declarations that it writes.
  await run({ name: 'content types', command: 'astro sync' }, environment, 'pipe');
  await Promise.all(checks.map((step) => run(step, environment, 'pipe')));
  for (const step of suites) await run(step, environment, 'inherit');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total[1] += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
for (const failure of failures) console.error(`failed: ${failure}`);
const [passed, failed, skipped] = total;
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

function failedIn({ title, suites = [], specs }: Suite): string[] {
  const failed = specs.filter(({ ok }) => !ok).map((spec) => spec.title);
  return [...failed, ...suites.flatMap(failedIn)].map((name) => `${title}: ${name}`);
}

/** Runs a step and adds its counts to the total; piped output is printed when it ends. */
async function run(step: Step, env: NodeJS.ProcessEnv, output: 'pipe' | 'inherit'): Promise<void> {
  const title = `\n== ${step.name}\n`;
  if (output === 'inherit') console.log(title);
  const child = spawn(step.command, { shell: true, stdio: ['ignore', output, output], env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => {
      printed += text.toString();
    });
  }
  const status = await new Promise((done) => child.on('close', done));
  if (output === 'pipe') console.log(title + printed.trimEnd());
  const [passed, failed, skipped] = countsOf(step, status === 0);
  total = [total[0] + passed, total[1] + failed, total[2] + skipped];
}

/** A runner that fails without a failed test of its own, or runs none, counts as a failure. */
function countsOf({ name, counts }: Step, succeeded: boolean): Counts {
  if (!counts) return succeeded ? [1, 0, 0] : [0, 1, 0];
  try {
    const [passed, failed, skipped] = counts();
    const isBroken = (!succeeded && failed === 0) || passed + failed === 0;
    return [passed, failed + Number(isBroken), skipped];
  } catch (error) {
    console.error(`${name}: no report: ${String(error)}`);
    return [0, 1, 0];
  }
}
