import { toHtml } from 'hast-util-to-html';

/** Escapes a text for HTML and XML, which forbids `]]>`. */
export function escaped(value: string): string {
  return toHtml({ type: 'text', value }).replaceAll(']]>', ']]&gt;');
}
