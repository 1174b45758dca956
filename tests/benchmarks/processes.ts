import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a program took, with all that it started. */
export interface Cost {
  /** Seconds from start to end. */
  wall: number;
  /** Seconds of all cores; NaN where there is no `/proc`. */
  cpu: number;
  /** Peak of the resident memory of all its processes together, in MB; NaN likewise. */
  memory: number;
}

const interval = 100;
/** The kernel's ticks a second, which Linux has fixed for programs. */
const ticks = 100;
const pageSize = 4096;

/**
 * Runs a program and measures it by looking at its processes ten times a second.
 * @throws Error with the end of its output if it fails
 */
export async function run(
  command: string,
  words: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, words, {
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      output = (output + text.toString()).slice(-20_000);
    });
  }
  let memory = NaN;
  // Of a process that has ended, its parent knows the time only once it has been waited for.
  const seen = new Map<number, number>();
  const look = (): void => {
    const tree = treeOf(child.pid ?? 0);
    if (tree.length === 0) return;
    const resident = tree.reduce((sum, { rss }) => sum + rss, 0) / 1e6;
    memory = Math.max(Number.isNaN(memory) ? 0 : memory, resident);
    for (const { pid, time } of tree) seen.set(pid, time);
  };
  const timer = setInterval(look, interval);
  const code = await new Promise<number | null>((done, failed) => {
    child.on('error', failed).on('close', done);
  });
  clearInterval(timer);
  const wall = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output.slice(-3000)}`);
  const cpu = seen.size === 0 ? NaN : [...seen.values()].reduce((sum, time) => sum + time, 0);
  return { wall, cpu, memory };
}

interface Process {
  pid: number;
  parent: number;
  time: number;
  rss: number;
}

function treeOf(root: number): Process[] {
  const all = processes();
  const tree = all.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
}

function processes(): Process[] {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  return pids.flatMap((pid) => {
    try {
      // The second field is a name that may hold anything, in brackets.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const field = (place: number): number => Number(fields[place]);
      return [
        {
          pid: Number(pid),
          parent: field(1),
          time: (field(11) + field(12)) / ticks,
          rss: field(21) * pageSize,
        },
      ];
    } catch {
      return [];
    }
  });
}
