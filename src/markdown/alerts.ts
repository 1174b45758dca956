import type { Root } from 'hast';
import { element, visitElements } from './elements.ts';

/** The kinds of alerts, as GitHub has them. */
export const alertKinds: readonly string[] = ['note', 'tip', 'important', 'warning', 'caution'];

/** What a quotation begins with if it is an alert: `[!NOTE]`. */
export const alertMark = /^\[!([^\]\s]*)\]\s*/;

/**
 * Turns a quotation that begins with `[!NOTE]` into an alert. It stays a quotation, and says its kind
 * in words, for readers without our stylesheet.
 */
export function rehypeAlerts() {
  return (tree: Root): void => {
    visitElements(tree, (quote) => {
      if (quote.tagName !== 'blockquote') return;
      const index = quote.children.findIndex(({ type }) => type === 'element');
      const paragraph = quote.children[index];
      if (paragraph?.type !== 'element' || paragraph.tagName !== 'p') return;
      const [first] = paragraph.children;
      if (first?.type !== 'text') return;
      const [mark = '', name = ''] = alertMark.exec(first.value) ?? [];
      const kind = name.toLowerCase();
      if (!alertKinds.includes(kind)) return;
      first.value = first.value.slice(mark.length);
      if (first.value === '') paragraph.children.shift();
      const [next] = paragraph.children;
      if (next?.type === 'element' && next.tagName === 'br') paragraph.children.shift();
      const isEmpty = paragraph.children.length === 0;
      const title = kind.charAt(0).toUpperCase() + kind.slice(1);
      quote.properties = { className: ['alert', `alert-${kind}`], role: 'note', ariaLabel: title };
      const heading = element('p', { className: ['alert-title'] }, element('strong', {}, title));
      quote.children.splice(index, isEmpty ? 1 : 0, heading);
    });
  };
}
