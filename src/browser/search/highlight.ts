import { hitFinder, wordsOf } from '../../search/spelling.ts';
import { element } from '../element.ts';

/** Whether a text has a word that `highlighted` would mark. */
export function hasHits(content: string, query: string): boolean {
  return hitFinder(wordsOf(query))(content).length > 0;
}

/** A text with the words of the query marked. */
export function highlighted(content: string, query: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const { 0: word, index } of hitFinder(wordsOf(query))(content)) {
    nodes.push(content.slice(end, index), element('mark', {}, word));
    end = index + word.length;
  }
  return [...nodes, content.slice(end)];
}

/**
 * An excerpt without its opening text, reduced to plain text and `<mark>`s, with an ellipsis where it
 * is cut.
 */
export function excerptNodes(html: string, opening: string): (Node | string)[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const whole = body.textContent;
  const isOpening = whole.startsWith(opening);
  let skipped = isOpening ? opening.length : 0;
  const nodes = [...body.childNodes].flatMap(({ nodeName, textContent }) => {
    const content = (textContent ?? '').slice(skipped);
    skipped -= (textContent ?? '').length - content.length;
    if (content === '') return [];
    return nodeName === 'MARK' ? element('mark', {}, content) : content;
  });
  const isCut = !/[.!?…:]\s*$/.test(whole);
  return [
    ...(isOpening || /^\s*\p{Lu}/u.test(whole) ? [] : ['… ']),
    ...nodes,
    ...(isCut ? [' …'] : []),
  ];
}
