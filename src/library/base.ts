const given = (import.meta.env as { BASE_URL?: string } | undefined)?.BASE_URL ?? '/';

/** The path that the site lives under; starts and ends with `/`. Its own file, as browsers load it. */
export const base = given.endsWith('/') ? given : `${given}/`;
