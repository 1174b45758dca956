import { element } from '../element.ts';
import type { Piece } from '../searchWorker/marks.ts';

/** A text with its hits marked. */
export function markedNodes(pieces: readonly Piece[]): (Node | string)[] {
  return pieces
    .filter(({ text }) => text !== '')
    .map(({ text, isHit }) => (isHit ? element('mark', {}, text) : text));
}

/** An excerpt without its opening text, with its hits marked and an ellipsis where it is cut. */
export function excerptNodes(pieces: readonly Piece[], opening: string): (Node | string)[] {
  const whole = pieces.map(({ text }) => text).join('');
  const isOpening = whole.startsWith(opening);
  let skipped = isOpening ? opening.length : 0;
  const rest = pieces.map(({ text, isHit }) => {
    const content = text.slice(skipped);
    skipped -= text.length - content.length;
    return { text: content, isHit };
  });
  // A formula is whole.
  const isText = pieces.length > 1;
  const isCut = isText && !/[.!?…:]\s*$/.test(whole);
  return [
    ...(!isText || isOpening || /^\s*\p{Lu}/u.test(whole) ? [] : ['… ']),
    ...markedNodes(rest),
    ...(isCut ? [' …'] : []),
  ];
}
