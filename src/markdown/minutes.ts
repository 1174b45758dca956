/** Adults read English non-fiction at 238 words a minute (Brysbaert 2019, a meta-analysis of 190 studies). */
const wordsPerMinute = 238;

/**
 * How long a text takes to read.
 * @param html as it is rendered; a formula counts as one word
 * @returns whole minutes, at least one
 */
export function readingMinutes(html: string): number {
  const text = html
    .replace(/<math[^]*?<\/math>/g, '')
    .replace(/<span class="katex-html"[^>]*>/g, ' formula <wbr>')
    .replace(/<[^>]+>/g, ' ');
  const words = text.match(/\p{L}[\p{L}\p{N}'-]*/gu)?.length ?? 0;
  return Math.max(1, Math.round(words / wordsPerMinute));
}
