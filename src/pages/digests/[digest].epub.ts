import type { APIRoute, GetStaticPaths } from 'astro';
import { digestBook } from '../../files/book/digestBook.ts';
import type { Digest } from '../../library/digest.ts';
import { allDigests } from '../../library/digests.ts';

// A build writes them beside Astro.
export const getStaticPaths = (async () =>
  (import.meta.env.PROD ? [] : await allDigests()).map((digest) => ({
    params: { digest: digest.slug },
    props: { digest },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ digest: Digest }> = async ({ props }) =>
  new Response(await digestBook(props.digest), {
    headers: { 'Content-Type': 'application/epub+zip' },
  });
