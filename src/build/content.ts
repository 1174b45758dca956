import { resolve, sep } from 'node:path';
import { readContent, type Content } from '../compile/content.ts';
import { contentDir } from '../environment.ts';

let read: Promise<Content> | undefined;

/** The content as it was when the build began. */
export function buildContent(): Promise<Content> {
  return (read ??= readContent(contentDir));
}

/** Whether a file is below `content/`. */
export function isContent(path: string): boolean {
  return resolve(path).startsWith(resolve(contentDir) + sep);
}
