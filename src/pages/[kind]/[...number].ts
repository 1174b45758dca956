import type { APIRoute, GetStaticPaths } from 'astro';
import { reviewAddress } from '../../addresses.ts';
import type { Review } from '../../library/review.ts';
import { redirectPage } from '../../files/redirectPage.ts';
import { paperAddresses } from '../../library/redirects.ts';
import { allReviews } from '../../library/reviews.ts';

// A build writes them beside Astro.
export const getStaticPaths = (async () =>
  paperAddresses(import.meta.env.PROD ? [] : await allReviews()).map(
    ({ kind, number, review }) => ({ params: { kind, number }, props: { review } }),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<{ review: Review }> = ({ props: { review } }) =>
  new Response(redirectPage(review.title, reviewAddress(review.slug)), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
