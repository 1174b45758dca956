import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { libraryOf } from '../../src/library/library.ts';
import type { Review } from '../../src/library/review.ts';
import type { ReviewData } from '../../src/schema/review.ts';

const modules = async () => ({
  ...(await import('../../src/library/digest.ts')),
  ...(await import('../../src/library/facets.ts')),
  ...(await import('../../src/library/library.ts')),
  ...(await import('../../src/library/redirects.ts')),
  ...(await import('../../src/library/related.ts')),
  ...(await import('../../src/library/review.ts')),
  ...(await import('../../src/library/wholeDigest.ts')),
});
let library: Awaited<ReturnType<typeof modules>>;

// Loaded anew for each test, so that mutants of constants are active in it.
beforeEach(async () => {
  vi.resetModules();
  library = await modules();
});

type Source = Parameters<typeof libraryOf>[0];
type Entry = Source['reviews'][number];

function entry(slug: string, changes: Partial<ReviewData> = {}, key = 'key', size = 100): Entry {
  const data = {
    title: `Title of ${slug}`,
    authors: ['Ada Example'],
    institution: ['Example University'],
    year: 2020,
    link: `https://example.org/${slug}`,
    slack: 'vera',
    digest: '2020-q1',
    number: 1,
    ...changes,
  };
  return { slug, file: `content/reviews/${slug}.md`, text: textRef(key, size), data };
}

const textRef = (key: string, size = 1) => ({ key, size, summary: '', minutes: 1 });

const quarters: Record<string, [from: string, to: string]> = {
  '2019-q4': ['2019-10', '2019-12'],
  '2020-q1': ['2020-01', '2020-03'],
  '2020-q2': ['2020-04', '2020-06'],
};

function digestEntry(slug: string): Source['digests'][number] {
  const [from = '', to = ''] = quarters[slug] ?? [];
  const data = { title: `Digest ${slug}`, from, to, source: 'https://example.org/digest' };
  return { slug, file: `content/digests/${slug}.md`, text: textRef(slug), data };
}

function collection(reviews: Entry[], redirects: Record<string, string> = {}) {
  const digests = [...new Set(reviews.map(({ data }) => data.digest))].map(digestEntry);
  return library.libraryOf({ reviews, digests, addresses: { redirects } });
}

const reviewsOf = (...reviews: Entry[]): readonly Review[] => collection(reviews).reviews;
const slugs = (reviews: readonly { slug: string }[]): string[] => reviews.map(({ slug }) => slug);

describe('a library', () => {
  test('has the newest digest first, and in each the reviews by their numbers', () => {
    const { reviews, digests, reviewBySlug } = collection([
      entry('old-2', { digest: '2019-q4', number: 2 }),
      entry('new-2', { digest: '2020-q2', number: 2 }),
      entry('mid', { digest: '2020-q1' }),
      entry('new-1', { digest: '2020-q2', number: 1 }),
      entry('old-10', { digest: '2019-q4', number: 10 }),
    ]);
    expect(slugs(reviews)).toEqual(['new-1', 'new-2', 'mid', 'old-2', 'old-10']);
    expect(digests.map((digest) => [digest.slug, slugs(digest.reviews)])).toEqual([
      ['2020-q2', ['new-1', 'new-2']],
      ['2020-q1', ['mid']],
      ['2019-q4', ['old-2', 'old-10']],
    ]);
    expect(digests[0]).toMatchObject({
      title: 'Digest 2020-q2',
      period: 'April to June 2020',
      file: 'content/digests/2020-q2.md',
      text: { key: '2020-q2', size: 1 },
    });
    expect([...reviewBySlug.keys()]).toEqual(slugs(reviews));
    expect(reviewBySlug.get('mid')).toBe(reviews[2]);
    expect(reviews[2]).toMatchObject({
      file: 'content/reviews/mid.md',
      text: { key: 'key', size: 100 },
      collectedIn: { slug: '2020-q1', title: 'Digest 2020-q1', to: '2020-03' },
      formerNames: [],
      formerSections: {},
    });
  });

  test('has digests without reviews, and no reviews without a digest', () => {
    const addresses = { redirects: {} };
    const digests = [digestEntry('2020-q1')];
    expect(library.libraryOf({ reviews: [], digests, addresses }).digests[0]?.reviews).toEqual([]);
    expect(() => library.libraryOf({ reviews: [entry('a')], digests: [], addresses })).toThrow(
      'content/reviews/a.md: no digest 2020-q1',
    );
  });

  test('knows the former names of reviews and of their sections', () => {
    const { reviewBySlug } = collection([entry('a'), entry('b', { number: 2 })], {
      draft: 'a',
      first: 'a',
      'a#old': 'a#new',
      'draft#older': 'a#new',
      'a#moved': 'b#here',
    });
    const formerOf = (slug: string) => {
      const { formerNames, formerSections } = reviewBySlug.get(slug) ?? {};
      return [formerNames, formerSections];
    };
    expect(formerOf('a')).toEqual([['draft', 'first'], { old: 'new', older: 'new' }]);
    expect(formerOf('b')).toEqual([[], { moved: 'here' }]);
  });
});

test.each([
  ['2019-07', '2019-09', 'July to September 2019', '2019-09-30'],
  ['2019-12', '2020-02', 'December 2019 to February 2020', '2020-02-29'],
  ['2019-02', '2019-02', 'February 2019', '2019-02-28'],
  ['2020-10', '2020-12', 'October to December 2020', '2020-12-31'],
])('from %s to %s is %s, and ends on %s', (from, to, period, end) => {
  expect(library.periodOf({ from, to })).toBe(period);
  expect(library.endOf({ to }).toISOString()).toBe(`${end}T00:00:00.000Z`);
});

describe('a review', () => {
  test.each([
    ['https://arxiv.org/abs/1806.01603v2', 'arXiv:1806.01603v2'],
    ['https://arxiv.org/abs/1806.01603', 'arXiv:1806.01603'],
    ['https://doi.org/10.1000/182', 'doi.org'],
    ['https://example.org/paper.pdf', 'example.org'],
  ])('of %s is of the version %s', (link, version) => {
    expect(library.paperVersion({ link })).toBe(version);
  });

  test('is by a name, or by a handle where only that is known', () => {
    expect(library.reviewerName({ reviewer: 'Vera Example', slack: 'vera' })).toBe('Vera Example');
    expect(library.reviewerName({ reviewer: undefined, slack: 'vera' })).toBe('@vera');
  });

  test('says where and when the work was done', () => {
    const institution = ['Example University', 'Institute of Examples'];
    expect(library.affiliationAndYear({ institution, country: ['Chile'], year: 2019 })).toBe(
      'Example University, Institute of Examples, Chile, 2019',
    );
    expect(
      library.affiliationAndYear({ institution: undefined, country: undefined, year: 2019 }),
    ).toBe('2019');
  });
});

describe('facets', () => {
  const reviews = () =>
    reviewsOf(
      entry('a', { reviewer: 'Zoe Example', slack: 'zoe', topics: ['memory', 'Adam'], year: 2018 }),
      entry('b', { number: 2, slack: 'bob', institution: ['Örebro', 'Oxford'], year: 2020 }),
      entry('c', { number: 3, slack: 'bob', topics: ['memory'], year: 2019 }),
      entry('d', { number: 4, slack: 'Ann A', institution: undefined, year: 2018 }),
    );

  test.each([
    ['reviewer', ['ann-a @Ann A: d', 'bob @bob: b c', 'zoe Zoe Example: a']],
    [
      'institution',
      ['example-university Example University: a c', 'orebro Örebro: b', 'oxford Oxford: b'],
    ],
    ['topic', ['adam Adam: a', 'memory memory: a c']],
    ['year', ['2020 2020: b', '2019 2019: c', '2018 2018: a d']],
  ] as const)('reviews by %s', (facet, expected) => {
    const groups = library.groupsOf(facet, reviews());
    expect(
      groups.map(({ slug, name, reviews: own }) => `${slug} ${name}: ${slugs(own).join(' ')}`),
    ).toEqual(expected);
  });

  test('in words', () => {
    const words = library.facetNames.map((name) => {
      const { plural, label, title } = library.facets[name];
      return [name, plural, label, title('X')];
    });
    expect(words).toEqual([
      ['reviewer', 'Reviewers', 'Reviewer', 'Reviews by X'],
      ['institution', 'Institutions', 'Institution', 'Papers from X'],
      ['topic', 'Topics', 'Topic', 'Papers on X'],
      ['year', 'Years', 'Year', 'Papers from X'],
    ]);
  });

  test('handles are sorted among names, without their @', () => {
    const reviews = reviewsOf(
      entry('a', { slack: 'bob' }),
      entry('b', { number: 2, slack: 'cy', reviewer: 'Cy Example' }),
      entry('c', { number: 3, slack: 'ada', reviewer: 'Ada Example' }),
    );
    const names = library.groupsOf('reviewer', reviews).map(({ name }) => name);
    expect(names).toEqual(['Ada Example', '@bob', 'Cy Example']);
  });
});

describe('redirects', () => {
  test('lead from the numbers of papers and from former names', () => {
    const { reviews } = collection(
      [
        entry('a', { link: 'https://arxiv.org/abs/1801.00003v3', doi: '10.1000/Sparse' }),
        entry('b', { number: 2, link: 'https://arxiv.org/abs/1801.00004' }),
        entry('c', { number: 3, link: 'https://example.org/c.pdf' }),
      ],
      { draft: 'c' },
    );
    const toA = [
      ...['arxiv/1801.00003', 'arxiv/1801.00003v1', 'arxiv/1801.00003v2', 'arxiv/1801.00003v3'],
      ...['doi/10.48550/arXiv.1801.00003', 'doi/10.1000/sparse'],
    ];
    const toB = ['arxiv/1801.00004', 'arxiv/1801.00004v1', 'doi/10.48550/arXiv.1801.00004'];
    expect(library.redirectsOf(reviews)).toEqual([
      ...toA.map((path) => ({ path, title: 'Title of a', slug: 'a' })),
      ...toB.map((path) => ({ path, title: 'Title of b', slug: 'b' })),
      { path: 'reviews/draft', title: 'This review has moved', slug: 'c' },
    ]);
  });

  test('lead nowhere from the numbers of a paper with two reviews, which have a page', () => {
    const reviews = reviewsOf(
      entry('a', { link: 'https://arxiv.org/abs/1801.00003v2' }),
      entry('b', {
        number: 2,
        link: 'https://doi.org/10.48550/arXiv.1801.00003',
        doi: '10.1000/b',
      }),
    );
    expect(
      library
        .papersOf(reviews)
        .map(({ path, canonical, reviews: own }) => [path, canonical, ...slugs(own)]),
    ).toEqual(
      [
        ...['arxiv/1801.00003', 'arxiv/1801.00003v1', 'arxiv/1801.00003v2'],
        ...['doi/10.48550/arXiv.1801.00003', 'doi/10.1000/b'],
      ].map((path) => [path, 'arxiv/1801.00003', 'a', 'b']),
    );
    expect(library.redirectsOf(reviews)).toEqual([]);
  });

  test('lead once from a number that a review gives twice', () => {
    const twice = reviewsOf(
      entry('a', { link: 'https://doi.org/10.1000/sparse', doi: '10.1000/sparse' }),
    );
    expect(library.redirectsOf(twice)).toHaveLength(1);
  });
});

describe('the surroundings of a review', () => {
  const around = (all: Entry[], slug: string) => {
    const whole = collection(all);
    const review = whole.reviewBySlug.get(slug);
    if (!review) throw new Error(`no ${slug}`);
    return library.surroundingsOf(review, whole);
  };

  test('include its neighbours in the digest, but none of another digest', () => {
    const all = [
      entry('a', { slack: 'a' }),
      entry('b', { number: 2, slack: 'b' }),
      entry('c', { number: 3, slack: 'c' }),
      entry('z', { digest: '2019-q4', slack: 'z' }),
    ];
    const shared = { byReviewer: [], related: [] };
    const linked = (slug: string) => ({ slug, title: `Title of ${slug}` });
    const opened = (slug: string) => ({ ...linked(slug), summary: '', emblem: undefined });
    expect(around(all, 'a')).toEqual({
      ...{ ...shared, digestSize: 3, previous: undefined, next: opened('b') },
    });
    expect(around(all, 'b')).toMatchObject({ previous: linked('a'), next: opened('c') });
    expect(around(all, 'c')).toMatchObject({ previous: linked('b'), next: undefined });
    expect(around(all, 'z')).toMatchObject({
      ...{ digestSize: 1, previous: undefined, next: undefined },
    });
  });

  test('stand the newest others by the same reviewer, as many as fit', () => {
    const all = Array.from({ length: 22 }, (_, index) => entry(`r${index}`, { number: index + 1 }));
    expect(
      slugs(around([...all, entry('x', { number: 30, slack: 'x' })], 'r1').byReviewer),
    ).toEqual(
      [0, ...Array.from({ length: 19 }, (_, index) => index + 2)].map((index) => `r${index}`),
    );
  });

  test('stand those with most topics in common, then the newest, and none twice', () => {
    const by = (slug: string, number: number, topics?: string[], changes = {}): Entry =>
      entry(slug, { number, slack: slug, ...(topics && { topics }), ...changes });
    const all = [
      by('one', 1, ['x', 'y']),
      by('none', 2),
      by('other', 3, ['z']),
      by('some-late', 9, ['x']),
      by('some', 4, ['y']),
      by('most', 5, ['y', 'x']),
      by('old', 1, ['x'], { digest: '2019-q4' }),
    ];
    expect(slugs(around(all, 'one').related)).toEqual(['most', 'some', 'some-late']);
    expect(slugs(around(all.slice(0, 5), 'one').related)).toEqual(['some', 'some-late']);
    const mine = by('mine', 6, ['x', 'y'], { slack: 'one' });
    const { byReviewer, related } = around([...all, mine], 'one');
    expect(slugs(byReviewer)).toEqual(['mine']);
    expect(slugs(related)).toEqual(['most', 'some']);
    expect(around(all, 'none').related).toEqual([]);
    expect(slugs(around(all, 'some').related)).toEqual(['one', 'most']);
  });

  test('the key of a page changes with what the page shows, and only with that', () => {
    const key = (...all: Entry[]): string => {
      const whole = collection(all);
      const review = whole.reviewBySlug.get('a');
      return review ? library.reviewPageKey(review, whole) : '';
    };
    const next = entry('b', { number: 2 });
    const far = entry('far', { number: 5, slack: 'far' });
    const before = key(entry('a'), next, entry('c', { number: 3, slack: 'c' }), far);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(
      key(entry('a'), next, entry('c', { number: 3, slack: 'c' }), {
        ...far,
        text: textRef('X'),
      }),
    ).toBe(before);
    expect(key(entry('a'), entry('b', { number: 2, title: 'X' }), far)).not.toBe(
      key(entry('a'), next, far),
    );
    expect(key(entry('a', {}, 'X'), next)).not.toBe(key(entry('a'), next));
  });
});

describe('a whole digest', () => {
  const digestOf = (...texts: [key: string, size: number][]) =>
    collection(texts.map((text, index) => entry(`r${index + 1}`, { number: index + 1 }, ...text)))
      .digests[0];

  test('is on as many pages as its texts need, which know of each other', () => {
    const digest = digestOf(['a', 70_000], ['b', 80_000], ['c', 1]);
    if (!digest) throw new Error('no digest');
    const pages = library.wholeDigestPages(digest);
    const addresses = ['/digests/2020-q1/all/', '/digests/2020-q1/all/2/'];
    expect(pages.map(({ page }) => [page.number, slugs(page.items), page.addresses])).toEqual([
      [1, ['r1', 'r2'], addresses],
      [2, ['r3'], addresses],
    ]);
    expect(pages.map(({ elsewhere }) => Object.fromEntries(elsewhere))).toEqual([
      { r3: addresses[1] },
      { r1: addresses[0], r2: addresses[0] },
    ]);
    expect(pages.every((page) => page.digest === digest)).toBe(true);
    expect(pages[0]?.key).toMatch(/^[0-9a-f]{64}$/);
    expect(pages[0]?.key).not.toBe(pages[1]?.key);
  });

  test('has a key that changes with its texts', () => {
    const keyOf = (key: string) => {
      const digest = digestOf([key, 1]);
      return digest && library.wholeDigestPages(digest)[0]?.key;
    };
    expect(keyOf('one')).not.toBe(keyOf('two'));
    expect(keyOf('one')).toBe(keyOf('one'));
  });
});
