import { z } from 'astro/zod';
import { httpsUrl, isOneScript, listOf, shown, text, textOrList } from './text.ts';

const newestYear = new Date().getFullYear() + 1;

const wholeNumber = ({ input }: { input?: unknown }): string =>
  input === undefined ? 'is missing' : 'must be a whole number, without quotation marks';

const slack = text
  .refine((handle) => !/[@<>]/.test(handle), 'is the handle alone, without @')
  .refine(isOneScript, 'mixes letters of several scripts that look alike');

const doi = text.refine(
  (value) => /^10\.\d{4,}\/\S+$/.test(value),
  'must be the DOI alone, such as 10.1145/3298689.3347058',
);

const reviewer = text.refine(
  (name) => /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+$/u.test(name),
  'must be in Latin letters; `aliases` takes other spellings',
);

/** Frontmatter of one file in `content/reviews`. An unknown key is an error. */
export const reviewSchema = z
  .strictObject({
    title: text.meta(shown('The title of the paper', 'Large Memory Layers with Product Keys')),
    authors: z
      .array(text, { error: listOf('names') })
      .min(1, 'must name at least one author')
      .meta(shown('The authors of the paper, as it names them', ['Mingxing Tan', 'Quoc V. Le'])),
    institution: textOrList
      .optional()
      .meta(
        shown('Where the work was done; may be left out only beside a country', 'Google Research', [
          'University of Washington',
          'Facebook AI',
        ]),
      ),
    country: textOrList.optional().meta(shown('As the list of the digest shows it', 'Belgium')),
    year: z
      .int({ error: wholeNumber })
      .min(1900, 'must be 1900 or later')
      .max(newestYear, `must be ${newestYear} or earlier`)
      .meta(shown('The year of the paper', 2019)),
    link: httpsUrl.meta(
      shown('The paper, in the version reviewed', 'https://arxiv.org/abs/1806.01603v2'),
    ),
    reviewer: reviewer
      .optional()
      .meta(
        shown(
          'Full name in Latin letters; left out where only the handle is known',
          'Svyatoslav Skoblov',
        ),
      ),
    slack: slack.meta(shown('The Slack handle, without @; may hold blanks', 'error_derivative')),
    digest: text.meta(shown('The name of a file in content/digests, without .md', '2019-q3')),
    number: z
      .int({ error: wholeNumber })
      .min(1, 'starts at 1')
      .meta(shown('Its place in that digest', 1)),
    doi: doi.optional().meta(shown('The DOI of the paper', '10.1145/3298689.3347058')),
    venue: text.optional().meta(shown('Where the paper appeared', 'ICML 2019')),
    code: z
      .array(z.strictObject({ label: text, url: httpsUrl }), { error: listOf('`label` and `url`') })
      .optional()
      .meta(
        shown('Implementations of the paper', [
          { label: 'adapter-bert', url: 'https://example.org/adapter-bert' },
        ]),
      ),
    topics: z
      .array(text, { error: listOf('texts') })
      .optional()
      .meta(
        shown('What the paper is about, in a few words each', [
          'language models',
          'transfer learning',
        ]),
      ),
    aliases: z
      .array(text, { error: listOf('texts') })
      .optional()
      .meta(shown("Other spellings of the reviewer's name, in any script", ['Святослав Скоблов'])),
    provenance: text
      .optional()
      .meta(
        shown(
          'What a reader must know of how the text came to be; shown on the page',
          'The formulas of this review were lost and are rebuilt from the paper.',
        ),
      ),
  })
  .refine((review) => review.institution ?? review.country, {
    path: ['institution'],
    message: 'is missing; it may be left out only where a country is given',
  });

export type ReviewData = z.infer<typeof reviewSchema>;
