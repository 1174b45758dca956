import type { APIRoute, GetStaticPaths } from 'astro';
import { allFigures, figureFile } from '../../files/figures.ts';

// A build writes them beside Astro.
export const getStaticPaths = (() =>
  (import.meta.env.PROD ? [] : allFigures()).map((path) => ({
    params: { path },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(figureFile(params['path'] ?? ''), {
    headers: { 'Content-Type': 'image/svg+xml' },
  });
