import type { APIRoute, GetStaticPaths } from 'astro';
import { formerNamesOf } from '../../library/former.ts';
import { fileFormats, reviewFile, type FileFormat } from '../../files/reviewFiles.ts';
import type { Review } from '../../library/review.ts';
import { allReviews } from '../../library/reviews.ts';

// A build writes them beside Astro.
export const getStaticPaths = (async () => {
  const formats = Object.keys(fileFormats) as FileFormat[];
  const reviews = import.meta.env.PROD ? [] : await allReviews();
  const names = await Promise.all(
    reviews.map(async (review) => [review.slug, ...(await formerNamesOf(review.slug))]),
  );
  return reviews.flatMap((review, place) =>
    (names[place] ?? []).flatMap((slug) =>
      formats.map((format) => ({ params: { slug, format }, props: { review, format } })),
    ),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ review: Review; format: FileFormat }> = async ({ props }) =>
  new Response(await reviewFile(props.review, props.format), {
    headers: { 'Content-Type': fileFormats[props.format] },
  });
