/* Begins a review: asks for what its frontmatter needs, and writes the file. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outro } from '@clack/prompts';
import { contentDir } from '../environment.ts';
import { newReview } from '../authoring/new/draft.ts';
import { readKnown } from '../authoring/new/known.ts';
import { askForReview } from '../authoring/new/questions.ts';

try {
  const { slug, draft } = await askForReview(await readKnown(contentDir));
  const path = join(contentDir, 'reviews', `${slug}.md`);
  await writeFile(path, newReview(draft), { flag: 'wx' });
  outro(
    `Written: ${path}. Write the review below the frontmatter; \`npm run dev\` shows it, \`npm run check\` lists what to fix.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
