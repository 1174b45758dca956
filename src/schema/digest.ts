import { z } from 'zod';
import { httpsUrl, text } from './text.ts';

const month = text.refine(
  (value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  'must be a month, such as "2019-07"',
);

/** Frontmatter of one file in `content/digests`. */
export const digestSchema = z
  .strictObject({
    title: text.describe('What the digest is called'),
    from: month.describe('Its first month: 2019-07'),
    to: month.describe('Its last month: 2019-09'),
    source: httpsUrl.describe('Where it first appeared'),
  })
  .refine((digest) => digest.from <= digest.to, {
    path: ['to'],
    message: 'must not be before `from`',
  });

export type DigestData = z.infer<typeof digestSchema>;
