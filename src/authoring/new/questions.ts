import * as prompts from '@clack/prompts';
import { reviewSchema, type ReviewData } from '../../schema/review.ts';
import { site } from '../../site.ts';
import { freeSlug, reviewAt, reviewsOf, slugPattern, type Draft } from './draft.ts';
import { asKnown, nextNumber, type Known } from './known.ts';
import { fetchMetadata, linkOf, type Metadata } from './metadata.ts';

/**
 * Asks for everything that a new review needs, offering the known values. Exits the process on
 * cancellation.
 */
export async function askForReview(known: Known): Promise<{ slug: string; draft: Draft }> {
  prompts.intro('A new review');
  const paper = await text('Which paper? An arXiv ID, a DOI or a URL', {
    validate: (value) => (linkOf(value) ? undefined : 'An arXiv ID, a DOI or an https URL'),
  });
  const others = reviewsOf(linkOf(paper) ?? { link: '' }, known);
  if (others.length > 0) {
    prompts.log.info(
      `Already reviewed in ${others.join(', ')}. Readers will be offered every review.`,
    );
  }
  const metadata = (await fetched(paper)) ?? (await byHand());
  const institution = await list(
    'Where was the work done?',
    known.institutions,
    metadata.institution,
  );
  const country = institution.length === 0 ? await list('In which country?', known.countries) : [];
  const slack = await handle(`Your ${site.source.chat} handle, without @`, [
    ...known.reviewers.keys(),
  ]);
  const { reviewer, aliases } = known.reviewers.get(slack) ?? {
    reviewer: await text('Your full name in Latin letters (may be left out)', {
      validate: (value) => problemOf('reviewer', value || undefined),
    }),
  };
  const digest = await answered(
    prompts.select({ message: 'In which digest?', options: optionsOf(known.digests) }),
  );
  const number = await text('Which position in the digest?', {
    initial: String(nextNumber(digest, known)),
    validate: (value) => {
      const other = reviewAt(digest, Number(value), known);
      const taken = other === undefined ? undefined : `Number ${value} is taken by ${other}`;
      return problemOf('number', Number(value)) ?? taken;
    },
  });
  const topics = await list('On which topics?', known.topics);
  const summary = await text('What it does and whether it convinces, in a sentence or two', {
    validate: (value) => problemOf('summary', value || undefined),
  });
  const slug = await text('The name of its file, which is its permanent address', {
    initial: freeSlug(metadata.title ?? '', known),
    validate: (value) => {
      if (known.reviews.some((review) => review.slug === value))
        return 'A review of that name already exists';
      return slugPattern.test(value) ? undefined : 'Lower-case letters, digits, hyphens';
    },
  });
  const found = { ...linkOf(paper), ...metadata, institution, country };
  const given = { reviewer, slack, aliases, digest, number: Number(number), topics, summary };
  return { slug, draft: { ...found, ...given } };
}

/** What the schema says against a value, as a sentence. */
function problemOf(key: keyof ReviewData, value: unknown): string | undefined {
  const [issue] = reviewSchema.shape[key].safeParse(value).error?.issues ?? [];
  return issue && `It ${issue.message}`;
}

async function fetched(paper: string): Promise<Metadata | undefined> {
  const spinner = prompts.spinner();
  spinner.start('Looking up title, authors and year');
  try {
    const metadata = await fetchMetadata(paper);
    spinner.stop(
      metadata ? `${metadata.title}, ${metadata.year}` : 'Neither an arXiv ID nor a DOI',
    );
    return metadata;
  } catch (error) {
    spinner.stop(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

async function byHand(): Promise<Metadata> {
  const title = await text('Its title');
  const authors = await text(
    'Its authors, separated by commas; by semicolons for names such as Arese Lucini, Francesca',
    {
      validate: (value) => problemOf('authors', parts(value)),
    },
  );
  const year = await text('Its year', { validate: (value) => problemOf('year', Number(value)) });
  return { title, authors: parts(authors), year: Number(year) };
}

type Validate = (value: string) => string | undefined;
const required: Validate = (value) => (value === '' ? 'This is needed' : undefined);

async function text(
  message: string,
  { initial = '', validate = required }: { initial?: string; validate?: Validate } = {},
): Promise<string> {
  const answer = await answered(
    prompts.text({
      message,
      initialValue: initial,
      validate: (value = '') => validate(value.trim()),
    }),
  );
  return answer.trim();
}

/** Asks for one of the known handles, or a new one. */
async function handle(message: string, known: readonly string[]): Promise<string> {
  const answer = await answered(
    prompts.autocomplete<string>({
      message,
      options() {
        const typed = this.userInput.trim();
        return optionsOf(typed === '' || known.includes(typed) ? known : [...known, typed]);
      },
      validate: (value = '') => problemOf('slack', String(value)),
    }),
  );
  return asKnown(answer, known);
}

/** Asks for any of the known values, then for others, separated by commas. */
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
            message: `${message} (known values; Tab selects)`,
            options: optionsOf(known),
            initialValues: known.filter((value) => initial.includes(value)),
          }),
        );
  const others = initial.filter((value) => !known.includes(value)).join(', ');
  const added = await text(`${message} (others, separated by commas)`, {
    initial: others,
    validate: () => undefined,
  });
  return [...new Set([...chosen, ...parts(added)].map((value) => asKnown(value, known)))];
}

function optionsOf(values: readonly string[]): { value: string }[] {
  return values.map((value) => ({ value }));
}

async function answered<Value>(answer: Promise<Value>): Promise<Exclude<Value, symbol>> {
  const value = await answer;
  if (prompts.isCancel(value)) {
    prompts.cancel('Nothing was written');
    process.exit(1);
  }
  return value as Exclude<Value, symbol>;
}

/** Splits an answer at its semicolons, or else at its commas. */
function parts(answer: string): string[] {
  return answer
    .split(answer.includes(';') ? ';' : ',')
    .map((part) => part.trim())
    .filter(Boolean);
}
