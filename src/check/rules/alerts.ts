import { toString } from 'mdast-util-to-string';
import { alertKinds, alertMark } from '../../markdown/alerts.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../suggestion.ts';

/** An alert, `> [!NOTE]`, of a kind that does not exist, or without a text. */
export const alerts: Rule = ({ nodes }, report) => {
  for (const quote of nodes('blockquote')) {
    const [paragraph] = quote.children;
    const [first] = paragraph?.type === 'paragraph' ? paragraph.children : [];
    if (first?.type !== 'text') continue;
    const [mark, kind = ''] = alertMark.exec(first.value) ?? [];
    if (mark === undefined) continue;
    if (!alertKinds.includes(kind.toLowerCase())) {
      const kinds = alertKinds.map((known) => known.toUpperCase());
      report(first, `no alert \`${kind}\``, didYouMean(kind.toUpperCase(), kinds));
    } else if (toString(quote).trim() === mark.trim()) {
      report(quote, 'an alert without text', 'Begin each of its lines with `>`');
    }
  }
};
