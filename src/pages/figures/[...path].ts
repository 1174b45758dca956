import type { APIRoute, GetStaticPaths } from 'astro';
import { allFigures, figureFile } from '../../library/figures.ts';

export const getStaticPaths = (async () =>
  (await allFigures()).map((path) => ({ params: { path } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(await figureFile(params['path'] ?? ''), {
    headers: { 'Content-Type': 'image/svg+xml' },
  });
