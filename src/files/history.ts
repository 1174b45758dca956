import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { contentDir } from '../environment.ts';

const run = promisify(execFile);

/**
 * When each file of `content/` was last changed, by the history of its repository.
 * @returns dates by path below `content/`; none where there is no history, or only the end of it
 */
export async function lastChanges(): Promise<ReadonlyMap<string, Date>> {
  const changes = new Map<string, Date>();
  try {
    const git = async (...words: string[]): Promise<string> =>
      (await run('git', ['-C', contentDir, ...words], { maxBuffer: 2 ** 30 })).stdout;
    // A shallow clone has all files changed in its oldest commit.
    if ((await git('rev-parse', '--is-shallow-repository')).trim() === 'true') return changes;
    const log = await git('log', '--relative', '--name-only', '-z', '--format=%x01%cI', '--', '.');
    for (const commit of log.split('\u0001').slice(1)) {
      const [date = '', ...paths] = commit.split(/[\0\n]+/).filter(Boolean);
      for (const path of paths) if (!changes.has(path)) changes.set(path, new Date(date));
    }
  } catch {
    // No git, or no repository: an archive of the source is built all the same.
  }
  return changes;
}
