import { z } from 'astro/zod';
import { text } from './text.ts';

/** The file `content/glossary.yaml`. */
export const glossarySchema = z.strictObject({
  terms: z
    .record(text, z.array(text).min(1, 'must not be empty'))
    .describe('A term of the field, and what else readers call it'),
});

export type Glossary = z.infer<typeof glossarySchema>;
