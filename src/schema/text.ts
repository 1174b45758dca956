import { z } from 'astro/zod';

/** Control characters, and characters that are invisible or change the direction of text. */
export const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff\u{e0000}-\u{e007f}]/u;

/** One line of text: trimmed, normalised to NFC, and not empty. */
export const text = z
  .string({ error: missingOr('must be text; put it in quotation marks') })
  .transform((value) => value.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .min(1, 'must not be empty')
      .max(500, 'must be at most 500 characters long')
      .refine((value) => !value.includes('\n'), 'must be one line')
      .refine((value) => !invisible.test(value), 'contains an invisible character'),
  );

/** One text or a list of them; always a list once parsed. */
export const textOrList = z.union(
  [text.transform((value) => [value]), z.array(text).min(1, 'must not be empty')],
  { error: 'must be text or a list of texts' },
);

function missingOr(message: string): (issue: { input?: unknown }) => string {
  return ({ input }) => (input === undefined || input === null ? 'is missing' : message);
}

/** The error message for a value that is not a list. */
export function mustBeListOf(what: string): (issue: { input?: unknown }) => string {
  return ({ input }) => (input === undefined ? 'is missing' : `must be a list of ${what}`);
}

/** Whether no word mixes Latin letters with others: Cyrillic "а" looks like Latin "a". */
export function hasNoMixedLatin(value: string): boolean {
  return value
    .split(/[^\p{L}]+/u)
    .every((word) =>
      [/^\p{Script=Latin}*$/u, /^\P{Script=Latin}*$/u].some((one) => one.test(word)),
    );
}

/** Whether an address is https, on a public host, and without credentials. */
export function isPublicHttps(value: string): boolean {
  if (!/^https:\/\/[^/\\\s]/.test(value) || !URL.canParse(value)) return false;
  const { hostname, username, password } = new URL(value);
  // A host in punycode may have letters that look like others.
  const isPublic = /^[a-z0-9.-]+\.[a-z]{2,}$/.test(hostname) && !hostname.includes('xn--');
  return isPublic && username + password === '';
}

/** An address that {@link isPublicHttps} accepts. */
export const httpsUrl = z
  .string({ error: missingOr('must be text') })
  .refine((value) => !/\s/.test(value), 'contains a space')
  .pipe(
    text.refine(
      isPublicHttps,
      'must be an https address of a public site, such as https://arxiv.org/abs/1806.01603v2',
    ),
  );

/**
 * Adds the documentation of a key, for editors and the published schema.
 * @param examples go into the description too, as only that survives a transform
 */
export function documented<Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  ...examples: unknown[]
): Schema {
  const list = examples.map((example) => JSON.stringify(example)).join(' or ');
  return schema.meta({ description: `${description}, such as ${list}`, examples });
}
