import type { APIRoute } from 'astro';
import { siteCard } from '../library/cards.ts';
import { fileFormats } from '../library/files.ts';

export const GET: APIRoute = async () =>
  new Response(await siteCard(), { headers: { 'Content-Type': fileFormats.png } });
