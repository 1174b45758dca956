import { publishedVersion, type PublishedReview } from '../schema/published.ts';
import { absolute, address, digestAddress, reviewAddress, reviewerAddress } from './addresses.ts';
import { citationsOf } from './citations.ts';
import { digestOf } from './digests.ts';
import { allReviews, type Review } from './reviews.ts';

/** A review as data for others. */
export async function publishedReview(review: Review): Promise<PublishedReview> {
  const digest = await digestOf(review);
  const { paper, review: own } = await citationsOf(review);
  const { title, authors, year, link, doi, venue, provenance, slack } = review;
  return {
    $schema: absolute(address('schemas/review.json')),
    version: publishedVersion,
    address: absolute(reviewAddress(review.slug)),
    markdown: absolute(address(`reviews/${review.slug}.md`)),
    title,
    authors,
    institution: review.institution ?? [],
    country: review.country ?? [],
    year,
    link,
    ...(doi !== undefined && { doi }),
    ...(venue !== undefined && { venue }),
    code: review.code ?? [],
    topics: review.topics ?? [],
    reviewer: {
      ...(review.reviewer !== undefined && { name: review.reviewer }),
      slack,
      aliases: review.aliases ?? [],
      address: absolute(reviewerAddress(slack)),
    },
    digest: {
      title: digest.title,
      number: review.number,
      source: digest.source,
      address: absolute(digestAddress(digest.slug)),
    },
    ...(provenance !== undefined && { provenance }),
    citations: [{ ...own }, { ...paper }],
  };
}

/** All reviews as data. */
export async function publishedReviews() {
  return {
    $schema: absolute(address('schemas/reviews.json')),
    version: publishedVersion,
    reviews: await Promise.all((await allReviews()).map(publishedReview)),
  };
}
