/** In pixels; Open Graph and Twitter do not crop this ratio. Its own file, for pages to import. */
export const cardSize = { width: 1200, height: 630 };
