/* What changes with hundreds of reviews: paginated lists, a search index in several parts. */
import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sites } from '../sites.ts';
import { accessibilityProblems } from './axe.ts';

test.use({ baseURL: sites.many.url });

const { built, content } = sites.many;

test('no page is larger than 200 KB', () => {
  const pages = readdirSync(built, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.html'))
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(pages.length).toBeGreaterThan(260);
  expect(pages.filter((page) => statSync(page).size > 200_000)).toEqual([]);
});

test('the contents list the newest digests, and link to older ones', async ({ page }) => {
  await page.goto('/');
  const first = page.getByRole('region', { name: /2015/ }).first();
  await expect(first.getByRole('listitem').first()).toBeVisible();
  const older = page.getByRole('region', { name: 'Older digests' });
  await expect(older.locator('.count')).toHaveText(['100 reviews', '1 review']);
  await older.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Digest of /);
  await expect(page.locator('.contents > li')).toHaveCount(100);
});

test('papers from A to Z have a page for each letter', async ({ page }) => {
  await page.goto('/papers/');
  const letter = page.locator('.groups a').first();
  const name = await letter.textContent();
  await letter.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name ?? '');
  await expect(page.locator('.contents .title').first()).toHaveText(new RegExp(`^${name ?? ''}`));
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('a digest too long for one page shows every review on its pages, and old links still work', async ({
  page,
}) => {
  await page.goto('/digests/2015-q1/all/');
  expect(await accessibilityProblems(page)).toEqual([]);
  const shown: string[] = [];
  let next: string | undefined = '/digests/2015-q1/all/';
  while (next !== undefined) {
    const html = await (await page.request.get(next)).text();
    shown.push(...[...html.matchAll(/<article id="([^"]+)"/g)].map(([, id = '']) => id));
    next = /<a rel="next" href="([^"]+)"/.exec(html)?.[1];
  }
  expect(shown).toEqual(Array.from({ length: 100 }, (_, number) => `review-${number}`));
  await page.goto('/digests/2015-q1/all/#review-77--results');
  await expect(page).toHaveURL(/\/all\/\d+\/#review-77--results$/);
  await expect(page.locator('#review-77--results')).toBeInViewport();
});

test('texts are found in every part of the index', async ({ page }) => {
  // The function in each review's code has the review's number in its name.
  for (const number of [3, 150, 255]) {
    const text = readFileSync(join(content, `reviews/review-${number}.md`), 'utf8');
    const word = /def (\w+)\(/.exec(text)?.[1] ?? 'nothing';
    await page.goto(`/search/?q=${word}`);
    const result = page.getByRole('list', { name: 'Results' }).getByRole('link').first();
    await expect(result).toHaveAttribute('href', new RegExp(`/reviews/review-${number}/`));
  }
});

test('all results are counted, and more are shown on request', async ({ page }) => {
  await page.goto('/search/?q=rewards');
  const status = page.getByRole('status').first();
  await expect(status).toHaveText(/^(about )?\d+ reviews$/);
  await expect(page.locator('.found .answer')).toHaveAttribute('aria-busy', 'false');
  const total = parseInt((await status.textContent())?.replace('about ', '') ?? '');
  const items = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(items).toHaveCount(20);
  expect(total).toBeGreaterThan(40);
  await page.getByRole('button', { name: 'Show 20 more' }).click();
  await expect(items).toHaveCount(40);
  await expect(items.nth(30)).toContainText(/reward/i);
  await expect(items.nth(20).getByRole('link').first()).toBeFocused();
  await expect(status).toHaveText(new RegExp(`${total} reviews`));
  await page.goto('/search/?q=rewards+-rewards');
  await expect(status).toHaveText('Nothing matches “rewards -rewards”.');
});

test('without one part of the index the reader is told, and can try again', async ({ page }) => {
  await page.route(/pagefind\/2\/.*pf_meta/, (route) => route.abort());
  await page.goto('/search/?q=rewards');
  const status = page.getByRole('status').first();
  await expect(status).toContainText('The texts did not load', { timeout: 8000 });
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(status).toHaveText(/^(about )?\d+ reviews$/);
});
