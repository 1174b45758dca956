import { stringify } from 'yaml';
import type { Article } from './articles.ts';
import { writeBody, type Note } from './body.ts';
import type { Block } from './page.ts';
import { slugOf, transliterated } from './slug.ts';

/** A file of `content/` that a person has to finish. */
export interface Draft {
  slug: string;
  text: string;
  notes: Note[];
}

/** A review of an article, with a mark at each place that needs a person. */
export function draftReview(article: Article, digest: string, number: number): Draft {
  const notes: Note[] = [];
  const note = (message: string, hint: string): void => {
    notes.push({ line: article.line, message: `"${article.title}": ${message}`, hint });
  };
  const { institution, country, year } = article.origin;
  const isLatin = article.reviewer === undefined || !/\p{Script=Cyrillic}/u.test(article.reviewer);
  const values: [key: string, value: unknown, isNeeded: boolean][] = [
    ['title', article.title, true],
    ['authors', article.authors, true],
    ['institution', institution, country.length === 0],
    ['country', country, false],
    ['year', year, true],
    ['link', article.link?.replace(/^http:/, 'https:'), true],
    ['reviewer', isLatin ? article.reviewer : transliterated(article.reviewer ?? ''), false],
    ['slack', article.slack, true],
    ['digest', digest, true],
    ['number', number, true],
    ['code', article.code, false],
    ['aliases', isLatin ? [] : [article.reviewer], false],
  ];
  let frontmatter = '';
  for (const [key, value, isNeeded] of values) {
    if (value !== undefined && (!Array.isArray(value) || value.length > 0)) {
      frontmatter += stringify({ [key]: value }, { lineWidth: 0, flowCollectionPadding: false });
    } else if (isNeeded) {
      frontmatter += `${key}: # TO DO\n`;
      note(`no ${key} was found`, `Write it after \`${key}:\``);
    }
  }
  if (article.reviewer === undefined)
    note('no name of the reviewer was found', 'Add `reviewer:` if it is known');
  for (const lost of article.damaged) note(`lost: ${lost}`, 'Compare with the source');
  const body = writeBody(article.blocks, notes);
  const marks = article.damaged
    .map((lost) => `${mark(`lost in the source: ${lost}`)}\n\n`)
    .join('');
  return { slug: slugOf(article.title), text: `---\n${frontmatter}---\n\n${marks}${body}`, notes };
}

/** The introduction of a digest. */
export function draftDigest(
  data: { title: string; from: string; to: string; source: string },
  introduction: readonly Block[],
  slug: string,
): Draft {
  const notes: Note[] = [];
  const body = writeBody(introduction, notes);
  return { slug, text: `---\n${stringify(data, { lineWidth: 0 })}---\n\n${body}`, notes };
}

function mark(words: string): string {
  return `**TO DO: ${words.replace(/[*_$`<]/g, '\\$&')}**`;
}
