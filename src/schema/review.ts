import { z } from 'astro/zod';
import { parseIdentifier } from './identifier.ts';
import { httpsUrl, hasNoMixedLatin, mustBeListOf, documented, text, textOrList } from './text.ts';

const newestYear = new Date().getFullYear() + 1;

const wholeNumber = ({ input }: { input?: unknown }): string =>
  input === undefined ? 'is missing' : 'must be a whole number, without quotation marks';

const slack = text
  .refine((handle) => !/[@<>]/.test(handle), 'must be the handle alone, without @')
  .refine(hasNoMixedLatin, 'must not mix Latin letters with those of other scripts');

const doi = text.refine(
  (value) => value.startsWith('10.') && parseIdentifier(value)?.kind === 'doi',
  'must be the DOI alone, such as 10.1145/3298689.3347058',
);

const category = text.refine(
  (value) => /^[a-z-]+(\.[A-Za-z-]+)?$/.test(value),
  'must be a category of arXiv, such as cs.LG',
);

const reviewer = text.refine(
  (name) => /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+$/u.test(name),
  'must be in Latin letters; `aliases` takes other spellings',
);

const maxSummary = 280;
const tooLong = `must be at most ${maxSummary} characters long`;

/**
 * "Ferrari Dacrema, Maurizio" in its natural order. Spaces within a family name do not break, which
 * also tells citations where it begins.
 */
const author = text
  .refine(
    (name) => /^[^,]+(, *[^,]+)?$/.test(name),
    'must be one name: `Given Family` or `Family, Given`',
  )
  .transform((name) => {
    const [family = '', given] = name.split(/, */);
    return given === undefined ? name : `${given} ${family.replaceAll(' ', '\u00A0')}`;
  });

const texts = z.array(text, { error: mustBeListOf('texts') });

/** Frontmatter of one file in `content/reviews`. An unknown key is an error. */
export const reviewSchema = z
  .strictObject({
    title: documented(text, 'The title of the paper', 'Large Memory Layers with Product Keys'),
    summary: documented(
      text.refine(({ length }) => length <= maxSummary, tooLong).optional(),
      `What the paper does and whether it convinces, in one or two sentences of up to ${maxSummary} characters; opens the page, and stands in lists and feeds`,
      'A key-value memory that grows to a billion parameters at little cost, and lets 12 layers outdo 24.',
    ),
    authors: documented(
      z.array(author, { error: mustBeListOf('names') }).min(1, 'must name at least one author'),
      'The authors of the paper, as it names them; `Family, Given` where the family name is not the last word',
      ['Mingxing Tan', 'Ferrari Dacrema, Maurizio'],
    ),
    institution: documented(
      textOrList.optional(),
      'Where the work was done; may be left out only beside a country',
      'Google Research',
      ['University of Washington', 'Facebook AI'],
    ),
    country: documented(textOrList.optional(), 'As the list of the digest shows it', 'Belgium'),
    year: documented(
      z
        .int({ error: wholeNumber })
        .min(1900, 'must be 1900 or later')
        .max(newestYear, `must be ${newestYear} or earlier`),
      'The year of the paper',
      2019,
    ),
    link: documented(
      httpsUrl,
      'The paper, in the version reviewed',
      'https://arxiv.org/abs/1806.01603v2',
    ),
    reviewer: documented(
      reviewer.optional(),
      'Full name in Latin letters; left out where only the handle is known',
      'Svyatoslav Skoblov',
    ),
    slack: documented(slack, 'The Slack handle, without @; may contain spaces', 'error_derivative'),
    digest: documented(text, 'The name of a file in content/digests, without .md', '2019-q3'),
    number: documented(
      z.int({ error: wholeNumber }).min(1, 'must be at least 1'),
      'Its position in that digest',
      1,
    ),
    doi: documented(doi.optional(), 'The DOI of the paper', '10.1145/3298689.3347058'),
    category: documented(
      category.optional(),
      'The primary category of the paper on arXiv',
      'cs.LG',
    ),
    venue: documented(text.optional(), 'The conference or workshop of the paper', 'ICML 2019'),
    journal: documented(text.optional(), 'The journal of the paper', 'Neuroscience'),
    code: documented(
      z
        .array(z.strictObject({ label: text, url: httpsUrl }), {
          error: mustBeListOf('`label` and `url`'),
        })
        .optional(),
      'Implementations of the paper',
      [{ label: 'adapter-bert', url: 'https://example.org/adapter-bert' }],
    ),
    topics: documented(texts.optional(), 'What the paper is about, in a few words each', [
      'language models',
      'transfer learning',
    ]),
    aliases: documented(texts.optional(), "Other spellings of the reviewer's name, in any script", [
      'Святослав Скоблов',
    ]),
    provenance: documented(
      text.optional(),
      'What readers should know about how the text came to be; shown on the page',
      'The formulas of this review were lost and are rebuilt from the paper.',
    ),
  })
  .refine((review) => review.institution ?? review.country, {
    path: ['institution'],
    message: 'is missing; it may be left out only where a country is given',
  })
  .describe('The frontmatter of a review');

export type ReviewData = z.infer<typeof reviewSchema>;
