import { decoded, facetPaths, nameSlug } from '../addresses.ts';
import type { ReviewData } from '../schema/review.ts';
import type { FileReport } from './report.ts';
import { errorIn, type Location, type Problem } from './problem.ts';
import { didYouMean } from './suggestion.ts';

interface Files {
  reviews: readonly FileReport[];
  digests: readonly FileReport[];
}

/** @param valid the reviews with valid frontmatter */
type Find = (
  files: Files & { valid: readonly { file: FileReport; data: ReviewData }[] },
  report: (file: FileReport, at: Key | Location, message: string, hint: string) => void,
) => void;
type Key = keyof ReviewData;

/** The rules that compare files, by name. */
const rules: Readonly<Record<string, Find>> = {
  'digest-exists': ({ valid, digests }, report) => {
    const known = digests.map(({ slug }) => slug);
    for (const { file, data } of valid) {
      if (known.includes(data.digest)) continue;
      report(file, 'digest', `no digest \`${data.digest}\``, didYouMean(data.digest, known));
    }
  },

  'number-unique': ({ valid }, report) => {
    const filesByNumber = new Map<string, string>();
    for (const { file, data } of valid) {
      const other = exchange(filesByNumber, `${data.digest} ${data.number}`, file.file);
      if (other === undefined) continue;
      report(
        file,
        'number',
        `number ${data.number} is already taken by ${other}`,
        'Give each review its own',
      );
    }
  },

  'one-name-per-handle': ({ valid }, report) => {
    const names = new Map<string, string>();
    for (const { file, data } of valid) {
      const name = data.reviewer ?? 'no name';
      const other = exchange(names, data.slack.toLowerCase(), name) ?? name;
      if (other === name) continue;
      const key = data.reviewer === undefined ? 'slack' : 'reviewer';
      const hint = 'Use one in all reviews; `aliases` takes other spellings';
      report(file, key, `@${data.slack} under two names, ${name} and ${other}`, hint);
    }
  },

  'one-spelling-per-name': ({ valid }, report) => {
    const spellings = new Map<string, string>();
    for (const { file, data } of valid) {
      const names = [
        ['reviewer', 'slack', data.slack] as const,
        ...(data.institution ?? []).map((name) => ['institution', 'institution', name] as const),
        ...(data.topics ?? []).map((name) => ['topic', 'topics', name] as const),
      ];
      for (const [facet, key, name] of names) {
        const address = `${facetPaths[facet]}/${nameSlug(name)}/`;
        const first = spellings.get(address) ?? name;
        spellings.set(address, first);
        if (nameSlug(name) === '') {
          report(file, key, `\`${name}\` has no address`, 'Use letters or digits');
        } else if (first !== name) {
          const message = `\`${name}\` and \`${first}\` share the address ${address}`;
          report(file, key, message, 'Use one spelling');
        }
      }
    }
  },

  'link-targets': ({ reviews, digests }, report) => {
    const known = new Map(reviews.map((review) => [review.slug, review]));
    for (const file of [...reviews, ...digests]) {
      for (const link of file.links) {
        const [, slug = '', section] = /^\/reviews\/([^/#]+)\/(?:#(.+))?$/.exec(link.url) ?? [];
        const target = known.get(slug);
        if (!target) {
          report(file, link, `no review \`${slug}\``, didYouMean(slug, [...known.keys()]));
        } else if (section !== undefined && target.isParsed) {
          const id = decoded(section);
          if (target.ids.includes(id)) continue;
          const where = target === file ? 'on this page' : `in ${slug}`;
          report(file, link, `no section \`#${id}\` ${where}`, didYouMean(id, target.ids));
        }
      }
    }
  },
};

/** Finds the problems that only show across files. */
export function problemsAcross(files: Files): Problem[] {
  const problems: Problem[] = [];
  const valid = files.reviews.flatMap((file) =>
    file.data === undefined ? [] : [{ file, data: file.data as ReviewData }],
  );
  for (const [rule, find] of Object.entries(rules)) {
    find({ ...files, valid }, ({ file, positions }, at, message, hint) => {
      const location = typeof at === 'string' ? positions[at] : at;
      problems.push(errorIn(file, rule, message, hint, location));
    });
  }
  return problems;
}

/** Sets the value of a key, and returns the previous one. */
function exchange<Value>(map: Map<string, Value>, key: string, value: Value): Value | undefined {
  const previous = map.get(key);
  map.set(key, value);
  return previous;
}
