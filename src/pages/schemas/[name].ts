import type { APIRoute, GetStaticPaths } from 'astro';
import { z } from 'zod';
import { publishedSchemas } from '../../schema/published.ts';

export const getStaticPaths = (() =>
  Object.keys(publishedSchemas).map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const schema = publishedSchemas[params['name'] as keyof typeof publishedSchemas];
  // As an author writes it, before anything is trimmed or put into a list.
  return Response.json(z.toJSONSchema(schema, { io: 'input' }));
};
