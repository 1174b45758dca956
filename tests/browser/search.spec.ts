import { expect, test, type Page } from '@playwright/test';
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
  const home = 'http://localhost:4402/article-essence/';
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

test('hostile queries are taken as text', async ({ page }) => {
  page.on('dialog', () => {
    expect(false, 'a script ran').toBe(true);
  });
  for (const query of ['.*+?^${}()|[]\\', '<img src=x onerror=alert(1)>', '"', '😀', '\0']) {
    await page.goto(`/search/?q=${encodeURIComponent(query)}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});
