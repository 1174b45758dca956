/* A review whose names, titles and text are injection attempts, wherever they are shown. */
import { expect, test, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { globSync, readFileSync } from 'node:fs';
import { splitFrontmatter } from '../../src/check/frontmatter.ts';
import { publishedReviewSchema } from '../../src/schema/published.ts';
import { parse } from 'yaml';
import { sites } from '../sites.ts';
import { typographic } from '../../src/markdown/typography.ts';

const source = readFileSync('tests/fixtures/hostile/reviews/hostile.md', 'utf8');
const data = parse(splitFrontmatter(source)?.yaml ?? '') as Record<
  'title' | 'slack' | 'reviewer' | 'institution' | 'provenance',
  string
> & { authors: string[]; topics: string[] };

/** Collects injections: scripts that ran, requests to other sites, elements and event handlers. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(sites.hostile.url)) seen.push(`request ${request.url()}`);
  });
  await page.exposeFunction('alert', (text: unknown) => seen.push(`alert ${String(text)}`));
  return async () => {
    const elements = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches(
          'iframe, marquee, img, b, script:not([src], [type], head > :nth-child(-n + 5))',
        )
          ? [element.outerHTML]
          : []),
        ...[...element.attributes]
          .filter(({ name }) => /^on|^autofocus|^srcdoc/.test(name))
          .map(({ name }) => `${element.tagName} ${name}`),
      ]),
    );
    return [...seen, ...elements];
  };
}

test('every page shows it as text', async ({ page }, { annotations }) => {
  const seen = await watch(page);
  const pages = globSync('**/*.html', { cwd: sites.hostile.built });
  for (const file of pages) {
    await page.goto(sites.hostile.url + file.replace(/index\.html$/, ''));
    await page.waitForLoadState();
    if (/^(arxiv|doi)/.test(file)) await page.waitForURL(/reviews\/hostile\//);
    expect(await seen(), file).toEqual([]);
  }
  annotations.push({ type: 'pages', description: String(pages.length) });
  await page.goto(`${sites.hostile.url}reviews/hostile/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(typographic(data.title));
  for (const text of [...data.authors, data.institution, ...data.topics, data.provenance]) {
    await expect(page.getByText(typographic(text)).or(page.getByText(text)).first()).toBeVisible();
  }
  const json = await page.locator('script[type="application/ld+json"]').textContent();
  await page.goto(`${sites.hostile.url}reviewers/`);
  await expect(page.getByText(data.slack).first()).toBeVisible();
  expect(JSON.parse(json ?? '')).toMatchObject({
    '@graph': [{ itemReviewed: { name: data.title } }, {}],
  });
});

test('search shows it, and any query, as text', async ({ page }) => {
  const seen = await watch(page);
  const queries = [
    'zebras',
    data.title,
    data.slack,
    data.authors[0] ?? '',
    '"><img src=x onerror=alert(1)>',
  ];
  for (const query of queries) {
    await page.goto(
      `${sites.hostile.url}search/?q=${encodeURIComponent(query)}&topic=${encodeURIComponent('<b>x</b>')}`,
    );
    await expect(page.getByRole('status').first()).toHaveText(/review|Nothing matches/i);
    await page.goto(`${sites.hostile.url}search/?q=${encodeURIComponent(query)}`);
    await expect(page.getByText(/^1 review$|Nothing matches/).first()).toBeVisible();
    expect(await seen(), query).toEqual([]);
  }
  await page.goto(`${sites.hostile.url}search/?q=zebras`);
  const results = page.getByRole('list', { name: 'Results' });
  await expect(results).toContainText(data.title);
  await expect(results).toContainText('<img src=x onerror=alert(1');
  await results.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(typographic(data.title));
  expect(await seen()).toEqual([]);
});

test('feeds and data carry it as text', async ({ request, page }) => {
  const get = async (path: string): Promise<string> =>
    (await request.get(sites.hostile.url + path)).text();
  await page.goto('about:blank');
  const item = await page.evaluate(
    (xml) => {
      const rss = new DOMParser().parseFromString(xml, 'text/xml');
      const text = (name: string): string =>
        rss.querySelector('item')?.getElementsByTagName(name)[0]?.textContent ?? '';
      return {
        title: text('title').trim(),
        summary: text('description'),
        html: text('content:encoded'),
      };
    },
    await get('rss.xml'),
  );
  expect(item.title).toBe(data.title);
  const feed = JSON.parse(await get('feed.json')) as {
    items: { title: string; content_html: string }[];
  };
  expect(feed.items[0]?.title).toBe(data.title);
  const seen = await watch(page);
  for (const html of [item.summary, item.html, feed.items[0]?.content_html ?? '']) {
    expect(html).toContain('zebras');
    await page.setContent(html);
    expect(await seen()).toEqual([]);
  }
  expect(publishedReviewSchema.parse(JSON.parse(await get('reviews/hostile.json'))).title).toBe(
    data.title,
  );
  for (const format of ['bib', 'ris', 'csl.json', 'md']) {
    const response = await request.get(`${sites.hostile.url}reviews/hostile.${format}`);
    expect(response.headers()['content-type']).not.toContain('html');
  }
  const card = await (await request.get(`${sites.hostile.url}reviews/hostile.png`)).body();
  expect([...card.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
});

test('the book carries it as text', async ({ request, page }) => {
  const book = await (await request.get(`${sites.hostile.url}digests/2020-q1.epub`)).body();
  const files = Object.entries(unzipSync(book)).filter(([name]) => /\.(xhtml|opf|ncx)$/.test(name));
  expect(files.length).toBeGreaterThan(3);
  await page.goto('about:blank');
  for (const [name, bytes] of files) {
    const injected = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      return [...parsed.querySelectorAll('*')]
        .filter(
          (element) =>
            /^(script|img|iframe|marquee|parsererror)$/.test(element.localName) ||
            [...element.attributes].some((attribute) => attribute.name.startsWith('on')),
        )
        .map((element) => element.outerHTML);
    }, Buffer.from(bytes).toString('utf8'));
    expect(injected, name).toEqual([]);
  }
});
