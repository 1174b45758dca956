import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The parts of a V8 profile that are read here. */
interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  /** Microseconds before each sample. */
  timeDeltas: number[];
}

/** Environment variables that make Node write a profile of each of its threads into a folder. */
export function profiling(folder: string): Record<string, string> {
  return { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
}

/**
 * Where the time of all profiles in a folder went.
 * @returns seconds by package or source folder, longest first, without idle time
 */
export async function timeByPackage(folder: string): Promise<[string, number][]> {
  const seconds = new Map<string, number>();
  for (const name of await readdir(folder)) {
    const profile = JSON.parse(await readFile(join(folder, name), 'utf8')) as Profile;
    const packages = new Map(profile.nodes.map(({ id, callFrame }) => [id, packageOf(callFrame)]));
    for (const [index, id] of profile.samples.entries()) {
      const where = packages.get(id) ?? 'unknown';
      const spent = (profile.timeDeltas[index] ?? 0) / 1e6;
      seconds.set(where, (seconds.get(where) ?? 0) + spent);
    }
  }
  seconds.delete('(idle)');
  return [...seconds].toSorted(([, a], [, b]) => b - a);
}

function packageOf({ url, functionName }: Profile['nodes'][number]['callFrame']): string {
  const [, library] = /node_modules\/(?!.*node_modules)((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (library !== undefined) {
    return /^(micromark|mdast|hast|unist|remark|rehype|unified)/.test(library)
      ? 'micromark, unified and their trees'
      : library;
  }
  if (url.startsWith('node:') || url === '')
    return functionName.startsWith('(') ? functionName : 'Node';
  if (url.includes('/.prerender/')) return 'pages';
  const [, folder] = /\/(src\/[^/]+)\//.exec(url) ?? [];
  return folder ?? 'other';
}
