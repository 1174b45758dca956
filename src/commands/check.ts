import { parseArgs } from 'node:util';
import { problemFormats, type ProblemFormat } from '../check/formats.ts';
import { readContent } from '../compile/content.ts';
import { errorsIn } from '../check/problem.ts';
import { contentDir } from '../environment.ts';

const { values } = parseArgs({ options: { format: { type: 'string', default: 'text' } } });
const format = values.format as ProblemFormat;

if (!(format in problemFormats)) {
  console.error(`--format is one of ${Object.keys(problemFormats).join(', ')}, not ${format}`);
  process.exit(2);
}
try {
  const { reviews, digests, problems } = await readContent(contentDir);
  const errors = errorsIn(problems).length;
  const warnings = problems.length - errors;
  if (format === 'json' || problems.length > 0) console.log(problemFormats[format](problems));
  const summary = `reviews: ${reviews.length}, digests: ${digests.length}, errors: ${errors}, warnings: ${warnings}`;
  if (format !== 'json') console.log(summary);
  process.exitCode = errors > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
