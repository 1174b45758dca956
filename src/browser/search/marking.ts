import { soundOf, wordsOf } from '../../search/spelling.ts';

/** Whether any word of a text would be marked. */
export function isMarked(words: string, asked: string): boolean {
  return withMarks(words, asked).some(({ nodeName }) => nodeName === 'MARK');
}

/** A text with the words marked that begin like one that was asked for, or sound like it. */
export function withMarks(words: string, asked: string): Node[] {
  const wanted = wordsOf(asked);
  const sounds = wanted.map(soundOf);
  return words.split(/([\p{L}\p{M}\p{N}_]+)/u).map((part) => {
    const [word] = wordsOf(part);
    const isHit =
      word !== undefined &&
      (wanted.some((start) => word.startsWith(start)) || sounds.includes(soundOf(word)));
    return isHit ? element('mark', part) : text(part);
  });
}

/** Only words and marks of an excerpt, whatever else it may hold. */
export function marked(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) =>
    node.nodeName === 'MARK'
      ? element('mark', node.textContent ?? '')
      : text(node.textContent ?? ''),
  );
}

/** What comes after some words, where it begins with them: a section's text opens with its title. */
export function without(nodes: Node[], opening: string): Node[] {
  const whole = nodes.map(({ textContent }) => textContent ?? '').join('');
  if (!whole.startsWith(opening)) return nodes;
  let left = opening.length;
  for (const node of nodes) {
    const words = node.textContent ?? '';
    node.textContent = words.slice(left);
    left = Math.max(0, left - words.length);
  }
  return nodes.filter(({ textContent }) => textContent !== '');
}

/** A text node. */
export function text(words: string): Text {
  return document.createTextNode(words);
}

/** An element that holds a text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  words: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
