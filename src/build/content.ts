import { resolve, sep } from 'node:path';
import { formatProblems } from '../check/formats.ts';
import { errorsIn } from '../check/problem.ts';
import { readContent, type Content } from '../compile/content.ts';
import { contentDir } from '../environment.ts';

let read: Promise<Content> | undefined;

/**
 * The content as it was when the build began.
 * @throws Error that lists the errors, if it has any
 */
export function buildContent(): Promise<Content> {
  return (read ??= readContent(contentDir).then((content) => {
    const report = errorReport(content);
    if (report !== undefined) throw new Error(report);
    return content;
  }));
}

/** The errors of content, if it has any. */
export function errorReport({ problems }: Content): string | undefined {
  const errors = errorsIn(problems);
  return errors.length > 0 ? `Content has problems:\n${formatProblems(errors)}` : undefined;
}

/** Whether a file is below `content/`. */
export function isContent(path: string): boolean {
  return resolve(path).startsWith(resolve(contentDir) + sep);
}
