import type { APIRoute, GetStaticPaths } from 'astro';
import { feedFormats, feedOf, type FeedFormat } from '../files/feeds.ts';
import { allReviews } from '../library/reviews.ts';
import { site } from '../site.ts';

export const getStaticPaths = (() =>
  Object.keys(feedFormats).map((feed) => ({ params: { feed } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const format = params['feed'] as FeedFormat;
  return new Response(await feedOf(await allReviews(), site.name, '', format), {
    headers: { 'Content-Type': feedFormats[format] },
  });
};
