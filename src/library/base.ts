// The config and commands run outside of Vite, which puts the value in.
const given = typeof (import.meta.env as unknown) === 'undefined' ? '/' : import.meta.env.BASE_URL;

/** The path that the site lives under; starts and ends with `/`. Its own file, as browsers load it. */
export const base = given.endsWith('/') ? given : `${given}/`;
