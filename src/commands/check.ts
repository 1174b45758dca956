import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fixContent, suggestFixes } from '../authoring/fix.ts';
import { problemFormats, type ProblemFormat } from '../check/formats.ts';
import { readContent } from '../compile/content.ts';
import { errorsIn } from '../check/problem.ts';
import { contentDir } from '../environment.ts';

const { values } = parseArgs({
  options: {
    format: { type: 'string', default: 'text' },
    // List every problem, and not only the first of each cause.
    all: { type: 'boolean', default: false },
    // Fix what has one answer.
    fix: { type: 'boolean', default: false },
    // Write the same fixes to a file, as suggestions for a pull request.
    suggest: { type: 'string' },
  },
});
const format = values.format as ProblemFormat;

if (!(format in problemFormats)) {
  console.error(`--format is one of ${Object.keys(problemFormats).join(', ')}, not ${format}`);
  process.exit(2);
}
try {
  if (values.suggest !== undefined) {
    writeFileSync(values.suggest, JSON.stringify(suggestFixes(contentDir)));
  }
  const unsaved = values.fix ? fixContent(contentDir) : [];
  const { reviews, digests, problems } = await readContent(contentDir);
  const errors = errorsIn(problems).length;
  const warnings = problems.length - errors;
  if (format === 'json' || problems.length > 0) {
    console.log(problemFormats[format](problems, values.all ? Infinity : undefined));
  }
  const summary = `reviews: ${reviews.length}, digests: ${digests.length}, errors: ${errors}, warnings: ${warnings}`;
  if (format !== 'json') console.log(summary);
  for (const file of unsaved) {
    console.log(`Not written, as git could not undo it: \`git add ${file}\`, and fix again.`);
  }
  process.exitCode = errors + unsaved.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
