import { readContent } from '../check/content.ts';
import { formatProblems } from '../check/problem.ts';

const { reviews, digests, problems } = await readContent(process.env['CONTENT_DIR'] ?? 'content');
if (problems.length > 0) {
  console.error(formatProblems(problems));
  process.exitCode = 1;
} else {
  console.log(`reviews: ${reviews.length}, digests: ${digests.length}, problems: none`);
}
