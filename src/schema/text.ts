import { z } from 'zod';

/** One line of text: trimmed, normalised to NFC, and not empty. */
export const text = z
  .string({
    error: (issue) =>
      issue.input === undefined ? 'is missing' : 'must be text; put it in quotation marks',
  })
  .transform((value) => value.normalize('NFC').trim())
  .pipe(z.string().min(1, 'must not be empty').max(500, 'must be at most 500 characters long'));

/** One text or a list of them; always a list once parsed. */
export const textOrList = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(text, { error: 'must be text or a list of texts' }).min(1, 'must not be empty'),
);

/** An https address with a public host and no user name in it. */
export const httpsUrl = text.refine((value) => {
  if (!value.startsWith('https://') || !URL.canParse(value)) return false;
  const { hostname, username } = new URL(value);
  // A host that URL had to rewrite as punycode mixes in letters that look like others.
  return username === '' && /^[a-z0-9.-]+\.[a-z]{2,}$/.test(hostname) && !hostname.includes('xn--');
}, 'must be an https address of a public site, such as https://arxiv.org/abs/1806.01603v2');
