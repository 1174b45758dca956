import type { APIRoute, GetStaticPaths } from 'astro';
import { fileFormats, reviewFile, type FileFormat } from '../../library/files.ts';
import { allReviews, type Review } from '../../library/reviews.ts';

export const getStaticPaths = (async () =>
  (await allReviews()).flatMap((review) =>
    Object.keys(fileFormats).map((format) => ({
      params: { slug: review.slug, format },
      props: { review, format: format as FileFormat },
    })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<{ review: Review; format: FileFormat }> = async ({ props }) =>
  new Response(await reviewFile(props.review, props.format), {
    headers: { 'Content-Type': fileFormats[props.format] },
  });
