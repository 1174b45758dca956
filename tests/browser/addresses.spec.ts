import { expect, test as unshared } from '@playwright/test';
import { sites } from '../sites.ts';
import { test } from './sharedPage.ts';

/** The content type expected at each address. */
const table: readonly (readonly [string, RegExp])[] = [
  ['', /^text\/html/],
  ['digests/2019-q3/', /^text\/html/],
  ['digests/2019-q3/all/', /^text\/html/],
  ['digests/2019-q3.epub', /^application\/epub\+zip/],
  ['reviews/osnet/', /^text\/html/],
  ['reviews/osnet.md', /^text\/markdown/],
  ['reviews/osnet.bib', /bibtex/],
  ['reviews/osnet.ris', /research-info/],
  ['reviews/osnet.json', /^application\/json/],
  ['reviews/osnet.csl.json', /^application\/json/],
  ['reviews/osnet.png', /^image\/png/],
  ['reviewers/', /^text\/html/],
  ['reviewers/error_derivative/', /^text\/html/],
  ['reviewers/error_derivative/rss.xml', /xml/],
  ['reviewers/error_derivative/feed.json', /^application\/json/],
  ['reviewers/error_derivative/reviews.bib', /bibtex/],
  ['institutions/', /^text\/html/],
  ['institutions/google-research/', /^text\/html/],
  ['years/', /^text\/html/],
  ['years/2019/', /^text\/html/],
  ['topics/', /^text\/html/],
  ['topics/memory/feed.json', /^application\/json/],
  ['topics/memory/', /^text\/html/],
  ['topics/memory/rss.xml', /xml/],
  ['papers/', /^text\/html/],
  ['search/?q=memory', /^text\/html/],
  ['arxiv/1806.01603/', /^text\/html/],
  ['arxiv/1806.01603v2/', /^text\/html/],
  ['rss.xml', /xml/],
  ['feed.json', /^application\/json/],
  ['reviews.json', /^application\/json/],
  ['reviews.bib', /bibtex/],
  ['card.png', /^image\/png/],
  ['schemas/review.json', /^application\/json/],
  ['schemas/reviews.json', /^application\/json/],
  ['figures/osnet/block.svg', /^image\/svg/],
  ['404.html', /^text\/html/],
  ['about/', /^text\/html/],
  ['robots.txt', /^text\/plain/],
  ['sitemap-index.xml', /xml/],
  ['sitemap-0.xml', /xml/],
];

for (const { base, url } of [sites.nine, sites.next]) {
  test(`every address exists under ${base}`, async ({ request }) => {
    for (const [path, type] of table) {
      const response = await request.get(url + path);
      expect(response.status(), path).toBe(200);
      expect(response.headers()['content-type'], path).toMatch(type);
      expect((await response.body()).length, path).toBeGreaterThan(20);
    }
  });
}

test('a paper by its number, in any version, or its DOI in any case, leads to its review', async ({
  page,
}) => {
  for (const path of [
    '/arxiv/1905.00953/',
    '/arxiv/1905.00953v9/',
    '/doi/10.48550/ARXIV.1905.00953',
    '/doi/10.48550/arxiv.1905.00953v2/',
    '/arxiv/1905.00953v3',
  ]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/reviews\/osnet\/$/);
  }
  await page.goto('/arxiv/1905.00953/#results');
  await expect(page).toHaveURL(/\/reviews\/osnet\/#results$/);
});

test('the number of a paper with two reviews leads to both', async ({ page }) => {
  const { url } = sites.everything;
  for (const path of ['arxiv/2001.00001/', 'doi/10.48550/arXiv.2001.00001/']) {
    await page.goto(url + path);
    await expect(page.getByText('2 reviews of one paper')).toBeVisible();
    const links = page.locator('.contents .title');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
      ['everything', 'again'].map((slug) => `${new URL(url).pathname}reviews/${slug}/`),
    );
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
      'href',
      /\/arxiv\/2001\.00001\/$/,
    );
  }
});

unshared('a review can be shared where the system supports it', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: (data: ShareData) => {
        document.documentElement.dataset['shared'] = `${data.title ?? ''} ${data.url ?? ''}`;
        return Promise.resolve();
      },
    });
  });
  await page.goto('/reviews/osnet/');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.locator('html')).toHaveAttribute(
    'data-shared',
    /^Omni-Scale.*\/reviews\/osnet\/$/,
  );
});

test('an old or mistyped address suggests the nearest reviews', async ({ page }) => {
  for (const path of ['/reviews/product-key-memmory/', '/osnet', '/papers/1905.00953v9/']) {
    await page.goto(path);
    const first = page.locator('.nearest a').first();
    await expect(first).toHaveAttribute('href', /reviews\/(product-key-memory|osnet)\/$/);
  }
});

unshared.describe('with the clipboard', () => {
  unshared.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  unshared('the address of a section, figure or formula is copied', async ({ page }) => {
    await page.goto(`${sites.everything.url}reviews/everything/`);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    for (const [name, id] of [
      ['Link to section Code', 'code'],
      ['Figure 1', 'figure-1'],
      ['Link to formula (1)', 'formula-long'],
      ['Table 1', 'table-1'],
      ['Link to note 1', 'note-fn-plain'],
    ] as const) {
      await page.getByRole('link', { name, exact: true }).click();
      await expect(page.getByText('Link copied')).toBeVisible();
      await expect.poll(copied).toBe(`${sites.everything.url}reviews/everything/#${id}`);
      await expect(page).toHaveURL(new RegExp(`#${id}$`));
    }
  });

  unshared('the review and its paper are cited separately', async ({ page }) => {
    await page.goto('/reviews/osnet/');
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: 'Copy the citation of the paper, APA' }).click();
    await expect(page.getByText('Citation copied')).toBeVisible();
    expect(await copied()).toMatch(/^Zhou, K\., Yang, Y\., Cavallaro, A\., & Xiang, T\. \(2019\)/);
    await page.getByText('This review', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy the citation of this review, APA' }).click();
    await expect.poll(copied).toMatch(/^@graviton\. \(2019\)\. \[Review of Omni-Scale/);
  });
});

test('files with a content hash in their names are cached forever', async ({ request }) => {
  const page = await (await request.get('reviews/osnet/')).text();
  const script = /src="\/(_astro\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
  for (const [path, type] of [
    ['reviews/osnet/', /^text\/html;/],
    [script, /^text\/javascript/],
    ['rss.xml', /xml/],
    ['reviews.bib', /bibtex/],
    ['search/records.json', /json/],
  ] as const) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-type'], path).toMatch(type);
    const immutable = 'public, max-age=31536000, immutable';
    expect(headers['cache-control'], path).toBe(path === script ? immutable : 'no-cache');
  }
  const { etag = '' } = (await request.get('about/')).headers();
  const again = await request.get('about/', { headers: { 'if-none-match': etag } });
  expect(again.status()).toBe(304);
});
