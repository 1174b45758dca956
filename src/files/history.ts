import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { contentDir } from '../environment.ts';

const run = promisify(execFile);

/**
 * When each file of `content/` last changed, according to git.
 * @returns dates by path below `content/`; none without git's history, or in a shallow clone
 */
export async function lastChanges(): Promise<ReadonlyMap<string, Date>> {
  const changes = new Map<string, Date>();
  try {
    const git = async (...args: string[]): Promise<string> =>
      (await run('git', ['-C', contentDir, ...args], { maxBuffer: 2 ** 30 })).stdout;
    // In a shallow clone the oldest commit seems to change every file.
    if ((await git('rev-parse', '--is-shallow-repository')).trim() === 'true') return changes;
    const log = await git('log', '--relative', '--name-only', '-z', '--format=%x01%cI', '--', '.');
    for (const commit of log.split('\u0001').slice(1)) {
      const [date = '', ...paths] = commit.split(/[\0\n]+/).filter(Boolean);
      for (const path of paths) if (!changes.has(path)) changes.set(path, new Date(date));
    }
  } catch {
    // No git, or no repository: a source archive must still build.
  }
  return changes;
}
