import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';

/** How many tests passed, failed and were skipped. */
interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  name: string;
  command: string;
  /** Reads a runner's own counts; a step without any counts as one test. */
  counts?: () => Counts;
}

const reports = mkdtempSync(join(tmpdir(), 'article-essence-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

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
      const report = read(unitReport);
      const { numPassedTests: passed = 0, numFailedTests: failed = 0, numTotalTests = 0 } = report;
      return { passed, failed, skipped: numTotalTests - passed - failed };
    },
  },
  {
    name: 'browser tests',
    command: 'playwright test -c tests/playwright.config.ts',
    counts: () => {
      const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(browserReport, 'stats');
      return { passed: expected, failed: unexpected + flaky, skipped };
    },
  },
];

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
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
  total.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

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
  const succeeded = await new Promise<boolean>((resolve) => {
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
  if (output === 'pipe') console.log(title + printed.trimEnd());
  const { passed, failed, skipped } = countsOf(step, succeeded);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** A runner that fails without a failed test of its own, or runs none, counts as a failure. */
function countsOf({ name, counts }: Step, succeeded: boolean): Counts {
  if (!counts) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  try {
    const { passed, failed, skipped } = counts();
    const broken = (!succeeded && failed === 0) || passed + failed === 0;
    return { passed, failed: broken ? failed + 1 : failed, skipped };
  } catch (error) {
    console.error(`${name}: no report: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** The counts of a report, or of a part of it. */
function read(path: string, part?: string): Record<string, number> {
  const report = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return (part === undefined ? report : report[part]) as Record<string, number>;
}
