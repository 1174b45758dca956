import { z } from 'astro/zod';
import { text } from './text.ts';

/** The file `content/addresses.yaml`. */
export const addressesSchema = z.strictObject({
  redirects: z
    .record(text, text)
    .describe('The old name of a review, or of a section such as `osnet#gates`, and the new one'),
});

export type Addresses = z.infer<typeof addressesSchema>;
