import { generateFragmentFromRange } from 'text-fragments-polyfill/dist/fragment-generation-utils.js';
import { copyText } from './copying.ts';
import { element } from './element.ts';

/** What stands in a text, but is no part of what it says. */
const unquoted =
  'button, .permalink, .note, .note-reference, [data-footnote-backref], .language, .drawn';

/** Offers to copy what is selected in a review, with its citation and a link to it. */
export function offerQuotes(): void {
  const button = element('button', { type: 'button', className: 'floating quote', hidden: true });
  button.textContent = 'Copy quote with citation';
  document.querySelector('article > .prose')?.after(button);
  // Otherwise the click would clear the selection.
  button.addEventListener('pointerdown', (event) => {
    event.preventDefault();
  });
  button.addEventListener('click', () => {
    const range = selectedText();
    if (!range) return;
    extendToFormulas(range);
    void copyText('Quote', quoteOf(range));
  });
  const update = (): void => {
    button.hidden = selectedText() === undefined;
  };
  document.addEventListener('selectionchange', update);
  update();
}

/** The part of the selection that is in the text, if any. */
function selectedText(): Range | undefined {
  const text = document.querySelector('article > .prose');
  const selection = getSelection();
  if (!text || !selection?.rangeCount) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(text)) return undefined;
  if (!text.contains(range.startContainer)) range.setStart(text, 0);
  if (!text.contains(range.endContainer)) range.setEnd(text, text.childNodes.length);
  // Three clicks select a paragraph up to the beginning of the next.
  const end = elementOf(range.endContainer)?.closest('.prose > *');
  if (range.endOffset === 0 && end?.previousSibling && !end.contains(range.startContainer)) {
    range.setEndAfter(end.previousSibling);
  }
  return range.toString().trim() === '' ? undefined : range;
}

/** Extends a range by the rest of each formula that it begins or ends in. */
function extendToFormulas(range: Range): void {
  const first = elementOf(range.startContainer)?.closest('.katex');
  const last = elementOf(range.endContainer)?.closest('.katex');
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

function quoteOf(range: Range): string {
  const page = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
  const cited = document.querySelector('#site-cited-review')?.textContent ?? page;
  return `“${textOf(range)}” ${cited.replace(page, linkTo(range, page))}`;
}

/** What is selected, with formulas as TeX. */
function textOf(range: Range): string {
  const copied = element('div', {}, range.cloneContents());
  for (const formula of copied.querySelectorAll('.katex')) {
    const dollars = formula.closest('.katex-display') ? '$$' : '$';
    const tex = formula.querySelector('annotation')?.textContent.trim() ?? '';
    formula.replaceWith(dollars + tex + dollars);
  }
  for (const other of copied.querySelectorAll(unquoted)) other.remove();
  for (const block of copied.querySelectorAll('p, li, th, td, pre, h2, h3, h4, h5, h6')) {
    block.append(' ');
  }
  return copied.textContent.replace(/\s+/g, ' ').trim();
}

/** A link to what is selected, or to its section if browsers could not find the text again. */
function linkTo(range: Range, page: string): string {
  const { status, fragment } = generateFragmentFromRange(longestText(range));
  const { prefix, textStart, textEnd, suffix } = fragment ?? { textStart: '' };
  // What stands around it may be a formula or an invisible link, which browsers read otherwise.
  if (status !== 0 || prefix || suffix) return page + sectionOf(range);
  const parts = [textStart, ...(textEnd ? [textEnd] : [])].map((part) =>
    encodeURIComponent(part).replaceAll('-', '%2D'),
  );
  return `${page}#:~:text=${parts.join(',')}`;
}

/** The longest stretch without formulas: browsers see the text of a formula twice. */
function longestText(range: Range): Range {
  if (!range.cloneContents().querySelector('.katex')) return range.cloneRange();
  const texts = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  let longest = range.cloneRange();
  longest.collapse();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!range.intersectsNode(node) || node.parentElement?.closest('.katex')) continue;
    const text = document.createRange();
    text.selectNodeContents(node);
    if (node === range.startContainer) text.setStart(node, range.startOffset);
    if (node === range.endContainer) text.setEnd(node, range.endOffset);
    if (text.toString().length > longest.toString().length) longest = text;
  }
  return longest;
}

function sectionOf({ startContainer }: Range): string {
  const before = [...document.querySelectorAll('.prose :is(h2, h3, h4, h5, h6)[id]')].filter(
    (heading) => heading.compareDocumentPosition(startContainer) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const section = before.at(-1)?.id;
  return section === undefined ? '' : `#${section}`;
}
