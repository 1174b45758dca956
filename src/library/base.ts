import { basePath } from '../environment.ts';
import { site } from '../site.ts';

// The config, commands and threads run outside of Vite, which puts the values in.
const inVite = typeof (import.meta.env as unknown) !== 'undefined';

/** Whether pages are made while they are written, by `npm run dev`. */
export const isDev: boolean = inVite && import.meta.env.DEV;

/** The path that the site lives under; starts and ends with `/`. Its own file, as browsers load it. */
export const base: string = basePath(inVite ? import.meta.env.BASE_URL : process.env['BASE_PATH']);

/** The address of the site's host. */
export const host: string = (inVite ? import.meta.env.SITE : process.env['SITE_URL']) ?? site.url;
