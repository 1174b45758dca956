/** In pixels; the proportions that Open Graph and Twitter show whole. Apart, as pages need no more. */
export const cardSize = { width: 1200, height: 630 };
