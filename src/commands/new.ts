import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as prompts from '@clack/prompts';
import { contentDir } from '../environment.ts';
import { complete, freeSlug, newReview, slugPattern, type Draft } from '../authoring/new/draft.ts';
import { nextNumber, readKnown, type Known } from '../authoring/new/known.ts';
import { fetchMetadata, linkOf, type Metadata } from '../authoring/new/metadata.ts';
import { askForReview } from '../authoring/new/questions.ts';
import { reviewSchema } from '../schema/review.ts';

const several = { type: 'string', multiple: true } as const;
const one = { type: 'string' } as const;
const options = {
  ...{ paper: one, title: one, author: several, year: one, institution: several, country: several },
  ...{ reviewer: one, slack: one, digest: one, number: one, slug: one, topic: several },
} as const;

try {
  const { values } = parseArgs({ options });
  const known = await readKnown(contentDir);
  const isInteractive = Object.keys(values).length === 0;
  const { slug, draft } = await (isInteractive ? askForReview(known) : fromFlags(values, known));
  const path = join(contentDir, 'reviews', `${slug}.md`);
  await writeFile(path, newReview(draft), { flag: 'wx' });
  const next = `Written: ${path}. Write the review below the frontmatter; \`npm run dev\` shows it, \`npm run check\` lists what to mend.`;
  if (isInteractive) prompts.outro(next);
  else console.log(next);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  console.error(
    code === 'EEXIST' ? 'A review of that name already exists: choose another --slug' : message,
  );
  process.exitCode = code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}

/**
 * Makes a review from flags alone, for scripts.
 * @throws Error that names the missing or invalid flag
 */
async function fromFlags(
  values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'],
  known: Known,
): Promise<{ slug: string; draft: Draft }> {
  const { paper, slack, digest, title, author, year } = values;
  if (paper === undefined) throw new Error('Add --paper, an arXiv number, a DOI or an address');
  if (slack === undefined) throw new Error('Add --slack, your handle without @');
  if (digest === undefined) throw new Error(`Add --digest, one of ${known.digests.join(', ')}`);
  if (!known.digests.includes(digest)) {
    throw new Error(`There is no digest ${digest}: --digest is one of ${known.digests.join(', ')}`);
  }
  const link = linkOf(paper);
  if (!link) throw new Error('--paper: an arXiv number, a DOI or an https address');
  const isComplete = title !== undefined && author && year !== undefined;
  const metadata: Metadata = (isComplete ? undefined : await fetchMetadata(paper)) ?? {};
  const given = {
    ...{ ...link, ...metadata, slack, digest },
    ...{ country: values.country, reviewer: values.reviewer, topics: values.topic },
    title: title ?? metadata.title,
    authors: author ?? metadata.authors,
    year: year === undefined ? metadata.year : Number(year),
    institution: values.institution ?? metadata.institution,
    number: Number(values.number ?? nextNumber(digest, known)),
  };
  const draft = complete(given, known);
  // Only validates: the file gets the draft as it is, without the schema's transforms.
  const [issue] = reviewSchema.safeParse(draft).error?.issues ?? [];
  if (issue) {
    const [key = ''] = issue.path.map(String);
    const flag = { authors: 'author', topics: 'topic', link: 'paper' }[key] ?? key;
    throw new Error(`--${flag}: \`${key}\` ${issue.message}`);
  }
  const slug = values.slug ?? freeSlug(draft.title ?? '', known);
  if (!slugPattern.test(slug)) {
    throw new Error('--slug: lower-case letters, digits and hyphens, at most 60');
  }
  return { slug, draft };
}
