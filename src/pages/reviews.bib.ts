import type { APIRoute } from 'astro';
import { bibliography } from '../files/citation/citations.ts';
import { fileFormats } from '../files/reviewFiles.ts';
import { allReviews } from '../library/reviews.ts';

export const GET: APIRoute = async () =>
  new Response(bibliography(await allReviews()), {
    headers: { 'Content-Type': fileFormats.bib },
  });
