import { hitFinder, wordsOf } from '../search/spelling.ts';
import { element } from './element.ts';

/**
 * Highlights the words of a query on the page that search led to, and offers to clear them. The CSS
 * Custom Highlight API leaves the DOM alone.
 */
export function markWords(query: string): void {
  const words = wordsOf(query).filter((word) => word.length > 1);
  const ranges: Range[] = [];
  for (const part of document.querySelectorAll('.review-header, .prose')) {
    const findHits = hitFinder(words, { bySound: part.className === 'review-header' });
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.parentElement?.closest('.katex, .permalink')) continue;
      for (const { 0: word, index } of findHits(node.textContent ?? '')) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        ranges.push(range);
      }
    }
  }
  if (ranges.length === 0) return;
  CSS.highlights.set('searched', new Highlight(...ranges));
  const label = `Hide highlights (${ranges.length})`;
  const clear = element('button', { type: 'button', className: 'floating' }, label);
  clear.addEventListener('click', () => {
    CSS.highlights.delete('searched');
    clear.remove();
  });
  document.body.append(clear);
}
