import type { APIRoute } from 'astro';
import { publishedReviews } from '../library/published.ts';

export const GET: APIRoute = async () => Response.json(await publishedReviews());
