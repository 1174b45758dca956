/* Checks the content, builds the site and serves it, a line each. `--verbose` shows all output. */
import { formatProblems } from '../check/formats.ts';
import { readContent } from '../compile/content.ts';
import { errorsIn } from '../check/problem.ts';
import { contentDir, serverAddress } from '../environment.ts';
import { programOf } from '../launcher/packages.js';
import { adviceFor, run, step } from '../launcher/steps.js';
import { setProgressOutput } from '../workers/progress.ts';
import { preview } from './server.ts';

try {
  // Reports an invalid setting before the build, not after.
  serverAddress();
  const { problems } = await step(
    'Checking the reviews',
    (show: (line: string) => void) => {
      setProgressOutput(show);
      return readContent(contentDir);
    },
    (content) => {
      const errors = errorsIn(content.problems).length;
      if (errors > 0) return `Content checked, errors: ${errors}`;
      const warnings = content.problems.length;
      const more = warnings > 0 ? `, warnings: ${warnings}, which npm run check shows` : '';
      return `${content.reviews.length} reviews checked${more}`;
    },
  );
  const errors = errorsIn(problems);
  if (errors.length > 0) {
    console.error(formatProblems(errors));
    throw new Error('Fix these, then start again.');
  }
  const failure = 'The build failed.';
  const output = await step(
    'Building the site',
    (onMessage: (line: string) => void) =>
      run(process.execPath, [programOf('astro'), 'build'], { failure, onMessage }),
    () => 'Site built',
  );
  for (const line of output.split('\n')) if (line.includes('[WARN]')) console.warn(line);
  await preview();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(adviceFor(message) ?? message);
  process.exitCode = 1;
}
