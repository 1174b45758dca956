import type { APIRoute, GetStaticPaths } from 'astro';
import { z } from 'zod';
import { publishedSchemas } from '../../schema/published.ts';

export const getStaticPaths = (() =>
  Object.keys(publishedSchemas).map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) =>
  Response.json(z.toJSONSchema(publishedSchemas[params['name'] as keyof typeof publishedSchemas]));
