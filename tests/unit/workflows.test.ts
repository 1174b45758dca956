import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  chmodSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'astro/zod';

const stepSchema = z.looseObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const jobSchema = z
  .looseObject({
    needs: z.union([z.string(), z.array(z.string())]).optional(),
    if: z.string().optional(),
    permissions: z.record(z.string(), z.string()).optional(),
    strategy: z.unknown().optional(),
    uses: z.string().optional(),
    'timeout-minutes': z.int().max(45).optional(),
    steps: z.array(stepSchema).min(1).optional(),
  })
  // The jobs of a called workflow have their own time limits.
  .refine((job) => (job.uses === undefined) === (job['timeout-minutes'] !== undefined), {
    error: 'A job needs a time limit.',
  });
const workflowSchema = z.looseObject({
  on: z.unknown(),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean().optional() }),
  jobs: z.record(z.string(), jobSchema),
});

type Workflow = z.infer<typeof workflowSchema>;
const files = globSync('.github/workflows/*').toSorted();
const texts = new Map(files.map((file) => [basename(file), readFileSync(file, 'utf8')]));
const workflows = new Map(
  [...texts].map(([name, text]) => [name, workflowSchema.parse(parse(text, { uniqueKeys: true }))]),
);
const scripts = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
).scripts;

const stepsOf = ({ jobs }: Workflow): z.infer<typeof stepSchema>[] =>
  Object.values(jobs).flatMap(({ steps }) => steps ?? []);

/** A workflow that has to exist. */
function workflow(name: string): Workflow {
  const found = workflows.get(name);
  if (!found) throw new Error(`There is no workflow ${name}.`);
  return found;
}

describe.each([...workflows])('%s', (name, flow) => {
  const text = texts.get(name) ?? '';

  test('pins every action to a commit and says which version that is', () => {
    for (const [, action] of text.matchAll(/\buses: *(.*)/g)) {
      expect(action).toMatch(
        /^(\.\/\.github\/workflows\/[\w-]+\.yml|actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
      );
    }
    for (const { uses } of stepsOf(flow)) if (uses) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });

  test('leaves no credentials behind after checkout', () => {
    for (const step of stepsOf(flow)) {
      if (!step.uses?.startsWith('actions/checkout@')) continue;
      expect(step.with?.['persist-credentials']).toBe(false);
    }
  });

  test('needs no secrets, and puts no expression into a script', () => {
    expect(text).not.toMatch(/\bsecrets\b *[.:[]/);
    for (const { run } of stepsOf(flow)) expect(run ?? '').not.toContain('${{');
  });

  test('runs nothing that is not in the lockfile', () => {
    const elsewhere = /\bnpx\b|\bnpm (i|install|add|x)\b|\bnpm exec(?! --no )|\bdlx\b|\bcorepack\b/;
    for (const { run = '' } of stepsOf(flow)) {
      expect(run).not.toMatch(elsewhere);
      for (const [, script = ''] of run.matchAll(/\bnpm run ([\w:-]+)/g)) {
        expect(scripts[script]).toBeDefined();
        expect(scripts[script]).not.toMatch(elsewhere);
      }
    }
  });
});

test('workflows run on the right events', () => {
  expect(Object.fromEntries([...workflows].map(([name, { on }]) => [name, on]))).toEqual({
    'deploy.yml': { push: { branches: ['main'] }, workflow_dispatch: null },
    'links.yml': { schedule: [{ cron: '17 5 * * 1' }], workflow_dispatch: null },
    'nightly.yml': { schedule: [{ cron: '41 2 * * *' }], workflow_dispatch: null },
    'preview.yml': 'pull_request',
    'suggest.yml': { workflow_run: { workflows: ['Preview'], types: ['completed'] } },
    'test.yml': { pull_request: null, workflow_call: null },
  });
});

test('jobs have only the permissions that they need, and those of pull requests cannot write', () => {
  const granted = [...workflows].flatMap(([name, { permissions, jobs }]) => [
    [name, permissions],
    ...Object.entries(jobs)
      .filter(([, job]) => job.permissions)
      .map(([job, { permissions: own }]) => [`${name} ${job}`, own]),
  ]);
  expect(Object.fromEntries(granted)).toEqual({
    'deploy.yml': { contents: 'read' },
    'deploy.yml changes': { contents: 'read', actions: 'read' },
    'deploy.yml build': { contents: 'read', pages: 'read' },
    'deploy.yml deploy': { pages: 'write', 'id-token': 'write' },
    'links.yml': { contents: 'read' },
    'links.yml links': { contents: 'read', issues: 'write' },
    'nightly.yml': { contents: 'read' },
    'preview.yml': { contents: 'read' },
    'preview.yml preview': { contents: 'read', pages: 'read' },
    'suggest.yml': { contents: 'read' },
    'suggest.yml suggest': { actions: 'read', 'pull-requests': 'write' },
    'test.yml': { contents: 'read' },
  });
});

test('an action has the same version everywhere', () => {
  const used = [...workflows.values()].flatMap(stepsOf).flatMap(({ uses }) => uses ?? []);
  const actions = [...new Set(used)].map((uses) => uses.replace(/@.*/, ''));
  expect(actions).toEqual([...new Set(actions)]);
});

test('only a newer commit of a pull request cancels a run', () => {
  const groups = [...workflows].map(([name, { concurrency }]) => [name, concurrency]);
  expect(Object.fromEntries(groups)).toEqual({
    'deploy.yml': { group: 'deploy' },
    'links.yml': { group: 'links' },
    'nightly.yml': { group: 'nightly' },
    'preview.yml': {
      group: 'preview-${{ github.event.pull_request.number }}',
      'cancel-in-progress': true,
    },
    'suggest.yml': { group: 'suggest-${{ github.event.workflow_run.id }}' },
    'test.yml': {
      group: 'test-${{ github.event.pull_request.number || github.run_id }}',
      'cancel-in-progress': true,
    },
  });
});

test('the tests run on three systems and three versions of Node', () => {
  expect(workflow('test.yml').jobs['test']?.strategy).toEqual({
    'fail-fast': false,
    matrix: {
      os: ['ubuntu-24.04'],
      node: [22, 24, 26],
      include: [
        { os: 'macos-15', node: 24 },
        { os: 'windows-2025', node: 24 },
      ],
    },
  });
});

test('each night mutants are tried, and ten times as many random reviews', () => {
  const steps = stepsOf(workflow('nightly.yml'));
  expect(steps.map(({ run }) => run)).toContain('npm run test:mutation');
  const random = steps.find(({ run }) => run?.endsWith('/randomReviews.test.ts'));
  expect(random?.env).toEqual({ RANDOM_REVIEWS: '10000' });
});

test.each(['deploy.yml', 'preview.yml'])(
  '%s builds for the address that Pages publishes at, and compares with it',
  (name) => {
    const steps = stepsOf(workflow(name));
    const pages = steps.find(({ id }) => id === 'pages');
    expect(pages?.uses).toMatch(/^actions\/configure-pages@/);
    for (const script of ['npm run build', 'npm run check:addresses']) {
      expect(steps.find(({ run }) => run === script)?.env).toEqual({
        SITE_URL: '${{ steps.pages.outputs.origin }}',
        BASE_PATH: '${{ steps.pages.outputs.base_path }}/',
      });
    }
  },
);

test('a pull request is compared wherever a site is published, after its preview is uploaded', () => {
  const steps = workflow('preview.yml').jobs['preview']?.steps ?? [];
  const compared = steps.findIndex(({ run }) => run === 'npm run check:addresses');
  expect(steps[compared]?.['if']).toBe("steps.pages.outcome == 'success'");
  expect(steps.find(({ id }) => id === 'pages')?.['continue-on-error']).toBe(true);
  expect(steps.findIndex(({ id }) => id === 'upload')).toBeLessThan(compared);
});

test('who can post suggestions runs no code of the pull request', () => {
  const steps = stepsOf(workflow('suggest.yml'));
  expect(steps.filter(({ uses }) => uses !== undefined)).toEqual([]);
  expect(steps.map(({ run = '' }) => run).join('\n')).not.toMatch(/^\s*(npm|node|git)\b/m);
});

describe('a release', () => {
  const { jobs } = workflow('deploy.yml');
  const steps = jobs['build']?.steps ?? [];

  /**
   * Evaluates the conditions of the jobs as GitHub does.
   * @param scope what the first job prints
   * @param failing the job that fails
   */
  function outcome(scope: string, failing = '', ref = 'refs/heads/main'): string[] {
    const needs: Record<string, { result: string; outputs: { scope?: string } }> = {};
    const ancestors = (name: string): string[] =>
      [jobs[name]?.needs ?? []].flat().flatMap((one) => [one, ...ancestors(one)]);
    for (const [name, job] of Object.entries(jobs)) {
      const condition = (job.if ?? 'true').replace(/^\$\{\{(.*)\}\}$/, '$1');
      const succeeded = ancestors(name).every((one) => needs[one]?.result === 'success');
      const runs =
        (/\b(cancelled|always|failure|success)\(/.test(condition) || succeeded) &&
        runInNewContext(condition, { needs, github: { ref }, cancelled: () => false }) === true;
      const result = runs ? (name === failing ? 'failure' : 'success') : 'skipped';
      needs[name] = {
        result,
        outputs: name === 'changes' && result === 'success' ? { scope } : {},
      };
    }
    return Object.entries(needs).map(([name, { result }]) => `${name}: ${result}`);
  }

  test.each([
    [['whole'], 'success success success success'],
    [['whole', 'test'], 'success failure skipped skipped'],
    [['whole', 'build'], 'success success failure skipped'],
    [['content'], 'success skipped success success'],
    [['content', 'build'], 'success skipped failure skipped'],
    [['whole', 'changes'], 'failure skipped skipped skipped'],
    [['whole', '', 'refs/heads/topic'], 'skipped skipped skipped skipped'],
  ] as [[string, string?, string?], string][])('of %j: %s', (given, results) => {
    const names = ['changes', 'test', 'build', 'deploy'];
    const expected = results.split(' ').map((result, i) => `${names[i] ?? ''}: ${result}`);
    expect(outcome(...given)).toEqual(expected);
  });

  test('is tested by the workflow that tests pull requests', () => {
    expect(jobs['test']?.uses).toBe('./.github/workflows/test.yml');
  });

  test('checks, builds and compares, and deploys alone in its job', () => {
    const run = steps.flatMap((step) => step.run?.match(/npm (?:ci|run [\w:-]+)/)?.[0] ?? []);
    expect(run).toEqual(['npm ci', 'npm run check', 'npm run build', 'npm run check:addresses']);
    expect(jobs['deploy']?.steps).toHaveLength(1);
  });

  test('restores no cache', () => {
    expect(steps.filter(({ uses }) => uses?.startsWith('actions/cache'))).toEqual([]);
    const node = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
    expect(node.map((step) => step.with)).toEqual([
      { 'node-version': 24, 'package-manager-cache': false },
    ]);
  });

  describe.skipIf(process.platform === 'win32')('in bash', () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'article-essence-'));
      mkdirSync(join(folder, 'bin'));
    });

    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    function write(path: string, text: string): void {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }

    /** Puts a stub of a program first in the path. */
    function stub(name: string, script: string): void {
      write(`bin/${name}`, `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, 'bin', name), 0o755);
    }

    function git(...args: string[]): string {
      const who = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.org'];
      const { status, stdout, stderr } = spawnSync('git', [...who, ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      return stdout.trim();
    }

    function commit(path: string, text: string): string {
      write(path, text);
      git('add', path);
      git('commit', '--quiet', '--message', path);
      return git('rev-parse', 'HEAD');
    }

    /** Runs the script of a step as a runner does. */
    function runStep(job: string, found: RegExp): SpawnSyncReturns<string> {
      const { run = '' } =
        jobs[job]?.steps?.find(({ run: script = '' }) => found.test(script)) ?? {};
      expect(run).not.toBe('');
      return spawnSync('bash', ['-e', '-c', run], {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...process.env,
          PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
          GITHUB_OUTPUT: join(folder, 'output'),
        },
      });
    }

    /** The scope that the first job prints for the latest commit, with this script as `gh`. */
    function scopeSince(script: string): string {
      stub('gh', script);
      rmSync(join(folder, 'output'), { force: true });
      const { status, stderr } = runStep('changes', /gh run list/);
      expect(status, stderr).toBe(0);
      return readFileSync(join(folder, 'output'), 'utf8');
    }

    test('only changes to texts alone are released without the tests', () => {
      git('init', '--quiet', '--initial-branch=main');
      commit('src/site.ts', 'one');
      const released = commit('content/reviews/one.md', 'one');
      expect(scopeSince(`echo ${released}`)).toBe('scope=content\n');
      const text = commit('content/reviews/one.md', 'two');
      expect(scopeSince(`echo ${released}`)).toBe('scope=content\n');
      const code = commit('src/site.ts', 'two');
      expect(scopeSince(`echo ${text}`)).toBe('scope=whole\n');
      // Texts on top of unreleased code.
      commit('content/reviews/one.md', 'three');
      expect(scopeSince(`echo ${text}`)).toBe('scope=whole\n');
      expect(scopeSince(`echo ${code}`)).toBe('scope=content\n');
      // Moving code to the texts is a change of the code.
      git('mv', 'src/site.ts', 'content/site.ts');
      git('commit', '--quiet', '--message', 'Move');
      expect(scopeSince(`echo ${code}`)).toBe('scope=whole\n');
    });

    test('everything is tested if the last release is unknown', () => {
      git('init', '--quiet', '--initial-branch=main');
      const first = commit('src/site.ts', 'one');
      const dropped = commit('content/reviews/one.md', 'one');
      expect(scopeSince('exit 0')).toBe('scope=whole\n');
      expect(scopeSince('exit 1')).toBe('scope=whole\n');
      expect(scopeSince(`echo ${'0'.repeat(40)}`)).toBe('scope=whole\n');
      git('reset', '--quiet', '--hard', first);
      commit('content/reviews/two.md', 'two');
      expect(scopeSince(`echo ${dropped}`)).toBe('scope=whole\n');
      expect(scopeSince(`echo ${first}`)).toBe('scope=content\n');
    });
  });
});
