import type { APIRoute } from 'astro';
import { bibtex } from '../citation/formats.ts';
import { itemsOf } from '../library/citations.ts';
import { fileFormats } from '../library/files.ts';
import { allReviews } from '../library/reviews.ts';

export const GET: APIRoute = async () =>
  new Response(bibtex(await itemsOf(await allReviews())), {
    headers: { 'Content-Type': fileFormats.bib },
  });
