import type { APIRoute, GetStaticPaths } from 'astro';
import { reviewAddress } from '../../../addresses.ts';
import { formerNames } from '../../../library/former.ts';
import { movedTitle, redirectPage } from '../../../files/redirectPage.ts';

// A build writes them beside Astro.
export const getStaticPaths = (async () =>
  (import.meta.env.PROD ? [] : await formerNames()).map(([former, slug]) => ({
    params: { former },
    props: { slug },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ slug: string }> = ({ props: { slug } }) =>
  new Response(redirectPage(movedTitle, reviewAddress(slug)), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
