import type { APIRoute } from 'astro';
import { packRecords } from '../../search/packing.ts';
import { searchRecords } from '../../library/searchRecords.ts';

export const GET: APIRoute = async () => Response.json(packRecords(await searchRecords()));
