import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { sites } from './sites.ts';
import { readContent } from '../../src/check/content.ts';

const { reviews } = await readContent('content');

async function found(page: Page, query: string, home = '/'): Promise<string[]> {
  await page.goto(`${home}search/?q=${encodeURIComponent(query)}`);
  const results = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(results.first()).toBeVisible();
  return results
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    );
}

for (const { slug, data } of reviews) {
  const own = [`/reviews/${slug}/`];
  const all = reviews
    .filter((other) => other.data.slack === data.slack)
    .map((other) => `/reviews/${other.slug}/`);
  const names = data.reviewer ? [data.reviewer, data.reviewer.split(' ').at(-1) ?? ''] : [];
  const queries: [string, string[]][] = [
    [data.title, own],
    [data.title.split(' ').slice(0, 3).join(' '), own],
    [data.authors[0]?.split(' ').at(-1) ?? '', own],
    ...[...names, data.slack, `@${data.slack}`].map((name): [string, string[]] => [name, all]),
  ];
  test(`${slug} is found by title, author, reviewer and handle`, async ({ page }) => {
    for (const [query, wanted] of queries) {
      const first = (await found(page, query)).slice(0, wanted.length);
      // "Alexey" is the whole name of one reviewer and the first name of another.
      expect(first.toSorted(), query).toEqual(wanted.toSorted());
    }
  });
}

test('search works under a base path', async ({ page }) => {
  const home = sites.based;
  expect((await found(page, 'RoBERTa', home))[0]).toBe('/article-essence/reviews/roberta/');
  await page
    .getByRole('link', { name: /RoBERTa/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/RoBERTa/);
});

test('the dialog opens by click and key, is used by arrows, and gives focus back', async ({
  page,
}) => {
  await page.goto('/');
  const opener = page.getByRole('link', { name: 'Search' });
  await opener.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('memory layers');
  await expect(dialog.getByRole('listitem').first()).toContainText('Large Memory Layers');
  await expect(dialog.locator('mark').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/product-key-memory/);
});

test('a reader with a keyboard alone finds a review and its section', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#site-main')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('graviton');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Omni-Scale/);
  const section = page.getByRole('link', { name: 'Results', exact: true });
  await section.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#results')).toBeInViewport();
});

test('facets narrow the results, and the address keeps them', async ({ page }) => {
  await page.goto('/search/?q=network');
  const results = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(results.nth(1)).toBeVisible();
  await page.getByRole('checkbox', { name: /^Alexander Denisenko/ }).check();
  await expect(results).toHaveCount(1);
  await expect(page).toHaveURL(/q=network&reviewer=Alexander\+Denisenko$/);
  await page.reload();
  await expect(results).toHaveCount(1);
  await expect(results).toContainText('Google Research, 2019');
  await expect(results).toContainText('Review by Alexander Denisenko');
  await page.getByRole('checkbox', { name: /^Alexander Denisenko/ }).uncheck();
  await expect(results.nth(1)).toBeVisible();
});

test('an excerpt shows the hit, and no formula twice', async ({ page }) => {
  await page.goto('/search/?q=grid+search');
  const first = page.getByRole('list', { name: 'Results' }).getByRole('listitem').first();
  await expect(first.locator('mark').first()).toHaveText(/grid/i);
  await expect(first).not.toContainText(/\\|\$|_\{|\^/);
});

test('the search dialog with results is accessible', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('memory');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('hostile queries are taken as text', async ({ page }) => {
  page.on('dialog', () => {
    expect(false, 'a script ran').toBe(true);
  });
  for (const query of ['.*+?^${}()|[]\\', '<img src=x onerror=alert(1)>', '"', '😀', '\0']) {
    await page.goto(`/search/?q=${encodeURIComponent(query)}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});
