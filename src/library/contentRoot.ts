/** The folder that holds reviews, digests and figures; fixtures name another one. */
export const contentRoot = process.env['CONTENT_DIR'] ?? 'content';
