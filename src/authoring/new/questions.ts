import * as prompts from '@clack/prompts';
import type { Answers } from './draft.ts';
import { freeSlug } from './draft.ts';
import { asKnown, type Known } from './known.ts';
import { fetchMetadata, linkOf, type Metadata } from './metadata.ts';
import { site } from '../../site.ts';

/** Ends the command without a trace. */
export class Cancelled extends Error {}

/**
 * Asks for everything that a new review needs.
 * @param known what there is to choose from
 * @throws Cancelled where the person goes away
 */
export async function askForReview(known: Known): Promise<{ slug: string; answers: Answers }> {
  prompts.intro('A new review');
  const paper = await text('Which paper? An arXiv number, a DOI or an address', { needed: true });
  const metadata = (await fetched(paper)) ?? (await byHand(paper));
  const institution = await list(
    'Where was the work done?',
    known.institutions,
    metadata.institution,
  );
  const country = institution.length === 0 ? await list('In which country?', known.countries) : [];
  const handles = [...known.reviewers.keys()];
  const slack = asKnown(
    await oneOf(`Your ${site.source.chat} handle, without @`, handles),
    handles,
  );
  const person = known.reviewers.get(slack);
  const reviewer =
    person === undefined
      ? await text('Your full name in Latin letters (may be left out)')
      : (person.reviewer ?? '');
  const digest = await answered(
    prompts.select({
      message: 'In which digest?',
      options: known.digests.map((value) => ({ value, label: value })),
    }),
  );
  const number = await text('Which place in the digest?', {
    needed: true,
    initial: String(known.nextNumber(digest)),
    validate: (value) => {
      if (!/^[1-9]\d*$/.test(value)) return 'A whole number from 1';
      const taken = known.content.reviews.find(
        ({ data }) => data.digest === digest && data.number === Number(value),
      );
      return taken && `Taken by ${taken.slug}`;
    },
  });
  const topics = await list('On which topics?', known.topics);
  const slugs = known.content.reviews.map(({ slug }) => slug);
  const slug = await text('The name of its file, and its address for good', {
    needed: true,
    initial: freeSlug(metadata.title, slugs),
    validate: (value) => {
      if (slugs.includes(value)) return 'There is such a review';
      return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)
        ? undefined
        : 'Lower-case letters, digits, hyphens';
    },
  });
  return {
    slug,
    answers: {
      ...metadata,
      institution: institution.length > 0 ? institution : undefined,
      country: country.length > 0 ? country : undefined,
      slack,
      digest,
      number: Number(number),
      topics,
      ...(reviewer !== '' && { reviewer }),
      ...(person?.aliases && { aliases: person.aliases }),
    },
  };
}

async function fetched(paper: string): Promise<Metadata | undefined> {
  const spinner = prompts.spinner();
  spinner.start('Asking for title, authors and year');
  try {
    const metadata = await fetchMetadata(paper);
    spinner.stop(
      metadata ? `${metadata.title}, ${metadata.year}` : 'Not a number that can be asked for',
    );
    return metadata;
  } catch (error) {
    spinner.stop(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

async function byHand(paper: string): Promise<Metadata> {
  const place = linkOf(paper) ?? {
    link: await text('Its address', {
      needed: true,
      initial: 'https://',
      validate: (value) =>
        URL.canParse(value) && value.startsWith('https://') ? undefined : 'An https address',
    }),
  };
  const title = await text('Its title', { needed: true });
  const authors = await text('Its authors, with commas between them', { needed: true });
  const year = await text('Its year', {
    needed: true,
    validate: (value) => (/^(19|20)\d\d$/.test(value) ? undefined : 'Such as 2019'),
  });
  return { ...place, title, authors: parts(authors), year: Number(year) };
}

interface TextOptions {
  needed?: boolean;
  initial?: string;
  validate?: (value: string) => string | undefined;
}

async function text(
  message: string,
  { needed = false, initial = '', validate }: TextOptions = {},
): Promise<string> {
  const answer = await answered(
    prompts.text({
      message,
      initialValue: initial,
      validate: (value = '') => {
        if (value.trim() === '') return needed ? 'This is needed' : undefined;
        return validate?.(value.trim());
      },
    }),
  );
  return answer.trim();
}

/** One of what is known, or something new. */
async function oneOf(message: string, known: readonly string[]): Promise<string> {
  return answered(
    prompts.autocomplete<string>({
      message,
      options() {
        const typed = this.userInput.trim();
        const values = typed === '' || known.includes(typed) ? known : [...known, typed];
        return values.map((value) => ({ value, label: value }));
      },
      validate: (value) =>
        typeof value === 'string' && value !== '' ? undefined : 'This is needed',
    }),
  );
}

/** Several of what is known, then others with commas between them. */
async function list(
  message: string,
  known: readonly string[],
  initial: readonly string[] = [],
): Promise<string[]> {
  const chosen =
    known.length === 0
      ? []
      : await answered(
          prompts.autocompleteMultiselect<string>({
            message: `${message} (what is known; Tab chooses)`,
            options: known.map((value) => ({ value, label: value })),
            initialValues: known.filter((value) => initial.includes(value)),
            required: false,
          }),
        );
  const others = initial.filter((value) => !known.includes(value)).join(', ');
  const added = await text(`${message} (others, with commas between them)`, { initial: others });
  return [...new Set([...chosen, ...parts(added).map((name) => asKnown(name, known))])];
}

async function answered<Value>(answer: Promise<Value>): Promise<Exclude<Value, symbol>> {
  const value = await answer;
  if (prompts.isCancel(value)) throw new Cancelled('Nothing was written');
  return value as Exclude<Value, symbol>;
}

/** The parts of an answer with commas. */
function parts(answer: string): string[] {
  return answer
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
