import { readContent } from '../check/content.ts';
import { contentRoot } from '../library/contentRoot.ts';
import { formatProblems } from '../check/problem.ts';

const { reviews, digests, problems } = await readContent(contentRoot);
if (problems.length > 0) {
  console.error(formatProblems(problems));
  process.exitCode = 1;
} else {
  console.log(`reviews: ${reviews.length}, digests: ${digests.length}, problems: none`);
}
