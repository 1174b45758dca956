import { z } from 'astro/zod';
import { httpsUrl, documented, text } from './text.ts';

const month = text.refine(
  (value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  'must be a month, such as "2019-07"',
);

/** Frontmatter of one file in `content/digests`. */
export const digestSchema = z
  .strictObject({
    title: documented(
      text,
      'What the digest is called',
      'Papers read for you: July to September 2019',
    ),
    from: documented(month, 'Its first month', '2019-07'),
    to: documented(month, 'Its last month', '2019-09'),
    source: documented(httpsUrl, 'Where it first appeared', 'https://example.org/digest'),
  })
  .refine((digest) => digest.from <= digest.to, {
    path: ['to'],
    message: 'must not be before `from`',
  })
  .describe('The frontmatter of a digest');

export type DigestData = z.infer<typeof digestSchema>;
