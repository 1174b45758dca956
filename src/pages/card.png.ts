import type { APIRoute } from 'astro';
import { siteCard } from '../files/card/cards.ts';
import { fileFormats } from '../files/reviewFiles.ts';

export const GET: APIRoute = async () =>
  new Response(await siteCard(), { headers: { 'Content-Type': fileFormats.png } });
