import type { APIRoute, GetStaticPaths } from 'astro';
import { bibtex } from '../../../citation/formats.ts';
import { itemsOf } from '../../../library/citations.ts';
import { fileFormats } from '../../../library/files.ts';
import { allReviewers, type Reviewer } from '../../../library/people.ts';

export const getStaticPaths = (async () =>
  (await allReviewers()).map((reviewer) => ({
    params: { handle: reviewer.slug },
    props: { reviewer },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ reviewer: Reviewer }> = async ({ props }) =>
  new Response(bibtex(await itemsOf(props.reviewer.reviews)), {
    headers: { 'Content-Type': fileFormats.bib },
  });
