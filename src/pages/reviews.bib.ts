import type { APIRoute } from 'astro';
import { bibliography } from '../library/citations.ts';
import { fileFormats } from '../library/files.ts';
import { allReviews } from '../library/reviews.ts';

export const GET: APIRoute = async () =>
  new Response(bibliography(await allReviews()), {
    headers: { 'Content-Type': fileFormats.bib },
  });
