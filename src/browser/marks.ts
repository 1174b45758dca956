import { soundOf, wordsOf } from '../search/spelling.ts';

/**
 * Marks the words that were searched for on the page that search led to, and offers to clear them.
 * The text is not touched: marks are a highlight of the browser's own.
 */
export function markWords(asked: string): void {
  const wanted = wordsOf(asked).filter((word) => word.length > 1);
  const sounds = wanted.map(soundOf);
  const ranges: Range[] = [];
  for (const part of document.querySelectorAll('.review-header, .prose')) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.parentElement?.closest('.katex, .permalink')) continue;
      for (const hit of (node.textContent ?? '').matchAll(/[\p{L}\p{M}\p{N}_]+/gu)) {
        const [word = ''] = wordsOf(hit[0]);
        const isHit =
          wanted.some((start) => word.startsWith(start)) ||
          (part.className === 'review-header' && sounds.includes(soundOf(word)));
        if (!isHit) continue;
        const range = document.createRange();
        range.setStart(node, hit.index);
        range.setEnd(node, hit.index + hit[0].length);
        ranges.push(range);
      }
    }
  }
  if (ranges.length === 0) return;
  CSS.highlights.set('searched', new Highlight(...ranges));
  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'clear-marks';
  clear.textContent = `Clear ${ranges.length} ${ranges.length === 1 ? 'mark' : 'marks'}`;
  clear.addEventListener('click', () => {
    CSS.highlights.delete('searched');
    clear.remove();
  });
  document.body.append(clear);
}
