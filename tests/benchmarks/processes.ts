import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a program used, including its child processes. */
export interface Cost {
  /** Seconds from start to end. */
  wall: number;
  /** CPU seconds on all cores; NaN without `/proc`. */
  cpu: number;
  /** Peak resident memory of all its processes together, in MB; NaN without `/proc`. */
  memory: number;
}

const interval = 100;
/** Clock ticks per second, a constant in Linux's user space. */
const ticks = 100;
const pageSize = 4096;

/**
 * Runs a program and samples its processes ten times a second.
 * @throws Error with the end of its output if it fails
 */
export async function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, {
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
  // Keeps the times of ended processes: their parents have them only after waiting for them.
  const seen = new Map<number, number>();
  const sample = (): void => {
    const tree = treeOf(child.pid ?? 0);
    if (tree.length === 0) return;
    const resident = tree.reduce((sum, { rss }) => sum + rss, 0) / 1e6;
    memory = Math.max(Number.isNaN(memory) ? 0 : memory, resident);
    for (const { pid, time } of tree) seen.set(pid, time);
  };
  const timer = setInterval(sample, interval);
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
      // The second field is a name in brackets, which may contain anything.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const field = (index: number): number => Number(fields[index]);
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
