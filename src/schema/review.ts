import { z } from 'zod';
import { plainMath } from '../markdown/plainMath.ts';
import { httpsUrl, isOneScript, listOf, text, textOrList } from './text.ts';

const newestYear = new Date().getFullYear() + 1;

const wholeNumber = ({ input }: { input?: unknown }): string =>
  input === undefined ? 'is missing' : 'must be a whole number, without quotation marks';

/** Frontmatter of one file in `content/reviews`. An unknown key is an error. */
export const reviewSchema = z
  .strictObject({
    title: text
      .transform((title, { issues }) => {
        try {
          return plainMath(title);
        } catch (error) {
          const message = `has a formula that cannot stand in a title: ${String(error)}`;
          issues.push({ code: 'custom', input: title, message });
          return title;
        }
      })
      .describe('The title of the paper: "Large Memory Layers with Product Keys"'),
    authors: z
      .array(text, { error: listOf('names') })
      .min(1, 'must name at least one author')
      .describe('Its authors, as the paper names them: [Mingxing Tan, Quoc V. Le]'),
    institution: textOrList
      .optional()
      .describe('Where the work was done: Google Research. May be left out only beside a country'),
    country: textOrList.optional().describe('As the list of the digest shows it: Belgium'),
    year: z
      .int({ error: wholeNumber })
      .min(1900, 'must be 1900 or later')
      .max(newestYear, `must be ${newestYear} or earlier`)
      .describe('The year of the paper: 2019'),
    link: httpsUrl.describe('The version reviewed: https://arxiv.org/abs/1806.01603v2'),
    reviewer: text.optional().describe('Full name in Latin letters: Svyatoslav Skoblov'),
    slack: text
      .refine((handle) => !/[@<>]/.test(handle), 'is the handle alone, without @')
      .refine(isOneScript, 'mixes letters of several scripts that look alike')
      .describe('The Slack handle, without @: error_derivative'),
    digest: text.describe('The name of a file in content/digests: 2019-q3'),
    number: z
      .int({ error: wholeNumber })
      .min(1, 'starts at 1')
      .describe('Its place in that digest: 1'),
    doi: text.optional().describe('10.1145/3298689.3347058'),
    venue: text.optional().describe('Where the paper appeared: ICML 2019'),
    code: z
      .array(z.strictObject({ label: text, url: httpsUrl }), { error: listOf('`label` and `url`') })
      .optional()
      .describe('Implementations: [{label: adapter-bert, url: https://…}]'),
    topics: z
      .array(text, { error: listOf('texts') })
      .optional()
      .describe('[language models, transfer learning]'),
    aliases: z
      .array(text, { error: listOf('texts') })
      .optional()
      .describe("Other spellings of the reviewer's name, in any script"),
    provenance: text.optional().describe('What a reader must know of how the text came to be'),
  })
  .refine((review) => review.institution ?? review.country, {
    path: ['institution'],
    message: 'is missing; it may be left out only where a country is given',
  });

export type ReviewData = z.infer<typeof reviewSchema>;
