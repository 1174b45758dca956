import type { Answer, Result } from './reader.ts';

/** Shows an answer as an ordered list, and says how many results there are. */
export function showAnswer(answer: Answer, list: HTMLElement, status: HTMLElement): void {
  const { results } = answer;
  status.textContent =
    results.length === 0
      ? 'No review found. Try fewer words, or browse the contents and the reviewers.'
      : `${results.length} ${results.length === 1 ? 'review' : 'reviews'}`;
  if (results.length === 0) {
    list.replaceChildren();
    return;
  }
  const items = document.createElement('ol');
  items.setAttribute('aria-label', 'Results');
  items.append(...results.map(item));
  list.replaceChildren(items);
}

/** Says that search does not work now, and what still does. */
export function showFailure(list: HTMLElement, status: HTMLElement): void {
  list.replaceChildren();
  status.textContent =
    'Search is out of reach. The contents and the lists of reviewers and institutions still work.';
}

function item(result: Result): HTMLLIElement {
  const link = element('a', result.title);
  link.href = result.address;
  const line = document.createElement('li');
  const about = document.createElement('p');
  about.className = 'origin';
  about.append(
    element('span', result.origin),
    ' ',
    element('span', `Review by ${result.reviewer}`),
  );
  const excerpt = document.createElement('p');
  excerpt.append(...marked(result.excerpt));
  line.append(link, about, excerpt);
  return line;
}

/** Only words and marks of an excerpt, whatever else it may hold. */
function marked(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) =>
    node.nodeName === 'MARK'
      ? element('mark', node.textContent ?? '')
      : document.createTextNode(node.textContent ?? ''),
  );
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
