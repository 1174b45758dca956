import { hitFinder, wordsOf } from '../../search/spelling.ts';
import { meaningful } from '../../search/stopWords.ts';
import { element } from '../element.ts';
import type { Piece } from './passages.ts';

/** Single letters would be marked at the beginning of many words. */
const markedWords = (query: string): string[] =>
  meaningful(wordsOf(query)).filter((word) => word.length > 1);

/** Whether a text has a word that `highlighted` would mark. */
export function hasHits(content: string, query: string): boolean {
  return hitFinder(markedWords(query))(content).length > 0;
}

/** A text with the words of the query marked. */
export function highlighted(content: string, query: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const { 0: word, index } of hitFinder(markedWords(query))(content)) {
    nodes.push(content.slice(end, index), element('mark', {}, word));
    end = index + word.length;
  }
  return [...nodes, content.slice(end)];
}

/** An excerpt without its opening text, with its hits marked and an ellipsis where it is cut. */
export function excerptNodes(pieces: readonly Piece[], opening: string): (Node | string)[] {
  const whole = pieces.map(({ text }) => text).join('');
  const isOpening = whole.startsWith(opening);
  let skipped = isOpening ? opening.length : 0;
  const nodes = pieces.flatMap(({ text, isHit }) => {
    const content = text.slice(skipped);
    skipped -= text.length - content.length;
    if (content === '') return [];
    return isHit ? element('mark', {}, content) : content;
  });
  // A formula is whole.
  const isText = pieces.length > 1;
  const isCut = isText && !/[.!?…:]\s*$/.test(whole);
  return [
    ...(!isText || isOpening || /^\s*\p{Lu}/u.test(whole) ? [] : ['… ']),
    ...nodes,
    ...(isCut ? [' …'] : []),
  ];
}
