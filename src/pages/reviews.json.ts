import type { APIRoute } from 'astro';
import { publishedReviews } from '../files/data.ts';
import { allReviews } from '../library/reviews.ts';

export const GET: APIRoute = async () => Response.json(publishedReviews(await allReviews()));
