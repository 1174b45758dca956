/* Checks the content, builds the site and serves it; a line for each. `--verbose` shows all. */
import { formatProblems } from '../check/formats.ts';
import { readContent } from '../check/content.ts';
import { errorsIn } from '../check/problem.ts';
import { contentDir, serverAddress } from '../environment.ts';
import { adviceFor } from '../launcher/advice.js';
import { programOf } from '../launcher/packages.js';
import { capture } from '../launcher/processes.js';
import { step } from '../launcher/step.js';
import { preview } from './server.ts';

const verbose = process.argv.includes('--verbose');

try {
  // What is wrong with it should be said before the build, not after.
  serverAddress();
  const { problems } = await step(
    'Checking the reviews',
    () => readContent(contentDir),
    (content) => {
      const errors = errorsIn(content.problems).length;
      return errors > 0
        ? `Content checked, errors: ${errors}`
        : `${content.reviews.length} reviews checked`;
    },
  );
  if (problems.length > 0) console.error(formatProblems(problems));
  if (errorsIn(problems).length > 0) throw new Error('Mend these, then start again.');
  await step('Building the site', build, 'Site built');
  await preview();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(adviceFor(message) ?? message);
  process.exitCode = 1;
}

/** @throws Error that says what to do, or all that Astro printed */
async function build(): Promise<void> {
  const words = [programOf('astro'), 'build'];
  const { status, output } = await capture(process.execPath, words, { verbose });
  if (status !== 0) throw new Error(adviceFor(output) ?? `The build failed.\n${output}`);
  const warnings = output.split('\n').filter((line) => line.includes('[WARN]'));
  if (warnings.length > 0) console.warn(warnings.join('\n'));
}
