import { z } from 'astro/zod';
import { digestSchema } from './digest.ts';
import { reviewSchema } from './review.ts';

/**
 * What changed in the published data, newest first. The version is bumped when a field is removed or
 * changes its meaning, but not for a new field.
 */
export const publishedChanges = [
  {
    version: 2,
    date: '2026-11-28',
    change:
      'In citations a review is of the type webpage, no longer review, and a particle such as “de” is part of the family name. New fields: published, language, category.',
  },
  { version: 1, date: '2026-11-23', change: 'First version.' },
] as const;

export const publishedVersion = publishedChanges[0].version;

const address = z.url();
const names = z.array(z.string());

/** A review as data for others: `/reviews/<slug>.json`. */
export const publishedReviewSchema = z
  .object({
    $schema: address,
    version: z.literal(publishedVersion),
    address: address.describe('The page of the review'),
    markdown: address.describe('The review as it was written'),
    title: z.string().describe('The title of the paper'),
    summary: z.string().describe('Its gist, or else its first sentence'),
    authors: names.describe('The authors of the paper'),
    institution: names,
    country: names,
    year: z.int().describe('The year of the paper'),
    link: address.describe('The paper, in the version reviewed'),
    doi: z.string().optional(),
    category: z.string().optional().describe('Its primary category on arXiv'),
    published: z.string().describe('The month up to which its digest collects: 2019-09'),
    language: z.string().describe('Of the review here'),
    venue: z.string().optional(),
    journal: z.string().optional(),
    code: z.array(z.object({ label: z.string(), url: address })),
    topics: names,
    reviewer: z.object({
      name: z.string().optional(),
      slack: z.string(),
      aliases: names,
      address,
    }),
    digest: z.object({ title: z.string(), number: z.int(), source: address, address }),
    provenance: z.string().optional(),
    citations: z
      .array(z.record(z.string(), z.unknown()))
      .describe('The review and the paper, as CSL-JSON'),
  })
  .describe('A review of a scientific paper');

/** All reviews as data: `/reviews.json`. */
export const publishedReviewsSchema = z
  .object({
    $schema: address,
    version: z.literal(publishedVersion),
    reviews: z.array(publishedReviewSchema),
  })
  .describe('All reviews of the site');

/** The published schemas, by file name in `/schemas/`. */
export const publishedSchemas = {
  'review.json': publishedReviewSchema,
  'reviews.json': publishedReviewsSchema,
  'review-frontmatter.json': reviewSchema,
  'digest-frontmatter.json': digestSchema,
} as const;
