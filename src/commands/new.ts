import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as prompts from '@clack/prompts';
import { contentDir } from '../environment.ts';
import { freeSlug, newReview, type Answers } from '../authoring/new/draft.ts';
import { asKnown, conflict, readKnown, type Known } from '../authoring/new/known.ts';
import { fetchMetadata, linkOf } from '../authoring/new/metadata.ts';
import { askForReview, Cancelled } from '../authoring/new/questions.ts';
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
  const isAsked = Object.keys(values).length === 0;
  const { slug, answers } = isAsked ? await askForReview(known) : await fromFlags(values, known);
  const wrong = conflict(answers, known);
  if (wrong !== undefined) throw new Error(wrong);
  const path = join(contentDir, 'reviews', `${slug}.md`);
  await writeFile(path, newReview(answers), { flag: 'wx' });
  const next = `Written: ${path}. Write the review below the frontmatter; \`npm run dev\` shows it, \`npm run check\` tells what to mend.`;
  if (isAsked) prompts.outro(next);
  else console.log(next);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof Cancelled) prompts.cancel(message);
  else console.error(code === 'EEXIST' ? 'There is such a review: choose another --slug' : message);
  process.exitCode = code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}

/**
 * Makes a review of flags alone, for scripts.
 * @throws Error that names the flag that is missing or wrong
 */
async function fromFlags(
  values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'],
  known: Known,
): Promise<{ slug: string; answers: Answers }> {
  const { paper, digest } = values;
  const slack = values.slack && asKnown(values.slack, known.reviewers.keys());
  if (paper === undefined) throw new Error('Add --paper, an arXiv number, a DOI or an address');
  if (slack === undefined) throw new Error('Add --slack, your handle without @');
  if (digest === undefined) throw new Error(`Add --digest, one of ${known.digests.join(', ')}`);
  if (!known.digests.includes(digest)) {
    throw new Error(`There is no digest ${digest}: --digest is one of ${known.digests.join(', ')}`);
  }
  const place = linkOf(paper);
  if (!place) throw new Error('--paper: an arXiv number, a DOI or an https address');
  const person = known.reviewers.get(slack);
  const given = {
    ...(values.title !== undefined && { title: values.title }),
    ...(values.author && { authors: values.author }),
    ...(values.year !== undefined && { year: Number(values.year) }),
  };
  const isGiven = Object.keys(given).length === 3;
  const metadata = isGiven ? undefined : await fetchMetadata(paper);
  const reviewer = values.reviewer ?? person?.reviewer;
  const data = {
    ...(metadata ?? place),
    ...given,
    ...(values.institution && {
      institution: values.institution.map((name) => asKnown(name, known.institutions)),
    }),
    ...(values.country && { country: values.country }),
    ...(reviewer !== undefined && { reviewer }),
    ...(person?.aliases && { aliases: person.aliases }),
    ...(values.topic && {
      topics: values.topic.map((topic) => asKnown(topic, known.topics)),
    }),
    ...{ slack, digest, number: Number(values.number ?? known.nextNumber(digest)) },
  };
  const { error } = reviewSchema.safeParse(data);
  const [wrong] = error?.issues ?? [];
  if (wrong) {
    const [key = ''] = wrong.path.map(String);
    const flag = { authors: 'author', topics: 'topic', link: 'paper' }[key] ?? key;
    throw new Error(`--${flag}: \`${key}\` ${wrong.message}`);
  }
  const slugs = known.content.reviews.map(({ slug }) => slug);
  const slug = values.slug ?? freeSlug(data.title ?? '', slugs);
  if (!/^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    throw new Error('--slug: lower-case letters, digits and hyphens, at most 60');
  }
  // As it was given: the check reads it the way the site will.
  return { slug, answers: data as Answers };
}
