import type { APIRoute, GetStaticPaths } from 'astro';
import { bibliography } from '../../../files/citation/citations.ts';
import { fileFormats } from '../../../files/reviewFiles.ts';
import { allReviewers, type Reviewer } from '../../../library/people.ts';

export const getStaticPaths = (async () =>
  (await allReviewers()).map((reviewer) => ({
    params: { handle: reviewer.slug },
    props: { reviewer },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ reviewer: Reviewer }> = ({ props }) =>
  new Response(bibliography(props.reviewer.reviews), {
    headers: { 'Content-Type': fileFormats.bib },
  });
