import { hitFinder, wordsOf } from '../../search/spelling.ts';

/** Whether a text has a word that `highlighted` would mark. */
export function hasHits(content: string, query: string): boolean {
  return hitFinder(wordsOf(query))(content).length > 0;
}

/** A text in which the words of the query are marked. */
export function highlighted(content: string, query: string): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const { 0: word, index } of hitFinder(wordsOf(query))(content)) {
    nodes.push(text(content.slice(end, index)), element('mark', word));
    end = index + word.length;
  }
  return [...nodes, text(content.slice(end))];
}

/** An excerpt without its opening words, and of its HTML only the marks. */
export function excerptNodes(html: string, opening: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const nodes = [...body.childNodes].map(({ nodeName, textContent }) =>
    nodeName === 'MARK' ? element('mark', textContent ?? '') : text(textContent ?? ''),
  );
  if (!body.textContent.startsWith(opening)) return nodes;
  let rest = opening.length;
  for (const node of nodes) {
    const content = node.textContent;
    node.textContent = content.slice(rest);
    rest = Math.max(0, rest - content.length);
  }
  return nodes.filter(({ textContent }) => textContent !== '');
}

/** A text node. */
export function text(content: string): Text {
  return document.createTextNode(content);
}

/** An element with a text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  content: string,
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  created.textContent = content;
  return created;
}
