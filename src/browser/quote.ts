import { generateFragmentFromRange } from 'text-fragments-polyfill/dist/fragment-generation-utils.js';
import { copyText } from './copying.ts';
import { element } from './element.ts';

/** Offers to copy what is selected in a review, with its citation and a link to it. */
export function offerQuotes(): void {
  const button = element('button', { type: 'button', className: 'floating quote', hidden: true });
  button.textContent = 'Copy quote with citation';
  document.body.append(button);
  // Else the selection would be gone before the click.
  button.addEventListener('pointerdown', (event) => {
    event.preventDefault();
  });
  button.addEventListener('click', () => {
    const selection = getSelection();
    if (selection) void copyText('Quote', quoteOf(selection));
  });
  const update = (): void => {
    button.hidden = !isQuotable(getSelection());
  };
  document.addEventListener('selectionchange', update);
  update();
}

function isQuotable(selection: Selection | null): boolean {
  const { anchorNode, focusNode } = selection ?? {};
  const text = document.querySelector('article > .prose');
  if (!text || !anchorNode || !focusNode || selection?.toString().trim() === '') return false;
  return text.contains(anchorNode) && text.contains(focusNode);
}

function quoteOf(selection: Selection): string {
  const page = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
  const cited = document.querySelector('#site-cited-review')?.textContent ?? page;
  return `“${textOf(selection)}” ${cited.replace(page, linkTo(selection, page))}`;
}

/** What is selected, with formulas as TeX. */
function textOf(selection: Selection): string {
  const copied = element('div', {}, selection.getRangeAt(0).cloneContents());
  for (const formula of copied.querySelectorAll('.katex')) {
    formula.replaceWith(`$${formula.querySelector('annotation')?.textContent ?? ''}$`);
  }
  for (const unread of copied.querySelectorAll('.permalink, .note, .note-reference'))
    unread.remove();
  return copied.textContent.replace(/\s+/g, ' ').trim();
}

/** A link to what is selected, or to its section if browsers could not find the text again. */
function linkTo(selection: Selection, page: string): string {
  const { status, fragment } = generateFragmentFromRange(longestText(selection.getRangeAt(0)));
  if (status !== 0 || !fragment) return page + sectionOf(selection);
  const encoded = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');
  const { prefix, textStart, textEnd, suffix } = fragment;
  const parts = [
    ...(prefix ? [`${encoded(prefix)}-`] : []),
    encoded(textStart),
    ...(textEnd ? [encoded(textEnd)] : []),
    ...(suffix ? [`-${encoded(suffix)}`] : []),
  ];
  return `${page}#:~:text=${parts.join(',')}`;
}

/** Of a range with formulas, whose text browsers see twice, the longest part without. */
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

function sectionOf(selection: Selection): string {
  const { startContainer } = selection.getRangeAt(0);
  const before = [...document.querySelectorAll('.prose :is(h2, h3, h4, h5, h6)[id]')].filter(
    (heading) => heading.compareDocumentPosition(startContainer) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const section = before.at(-1)?.id;
  return section === undefined ? '' : `#${section}`;
}
