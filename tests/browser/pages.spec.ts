import { expect, test as unshared } from '@playwright/test';
import { readContent } from '../../src/compile/content.ts';
import { sites } from '../sites.ts';
import { accessibilityProblems } from './axe.ts';
import { kinds } from './kinds.ts';
import { test } from './sharedPage.ts';

for (const site of [sites.nine, sites.next]) {
  test(`a reader walks through the newest digest of the site ${site.name}`, async ({ page }) => {
    const { reviews, digests } = await readContent(site.content);
    const newest = digests.toSorted((a, b) => (a.data.from < b.data.from ? -1 : 1)).at(-1);
    const walk = reviews
      .filter(({ data }) => data.digest === newest?.slug)
      .toSorted((a, b) => a.data.number - b.data.number);
    test.setTimeout(30_000 + walk.length * 2000);
    await page.goto(site.url);
    const contents = page.locator('ol.contents').first();
    await expect(contents.locator('> li')).toHaveCount(walk.length);
    await contents.locator('a.title').first().click();
    for (const [index, { slug, formulas }] of walk.entries()) {
      await expect(page).toHaveURL(`${site.url}reviews/${slug}/`);
      const overline = page.locator('.overline');
      await expect(overline).toContainText(`${index + 1} of ${walk.length}`);
      const shown = page.locator('.prose .katex-html');
      if (formulas.characters !== '') {
        await expect(shown.first()).toBeVisible();
        await expect
          .poll(() => page.evaluate(() => document.fonts.check('16px KaTeX_Main')))
          .toBe(true);
      } else {
        await expect(shown).toHaveCount(0);
      }
      if (index < walk.length - 1) await page.locator('a[rel=next]').click();
    }
    await expect(page.locator('a[rel=next]')).toHaveCount(0);
    if (walk.length === 1) return;
    await page.locator('a[rel=prev]').click();
    await expect(page).toHaveURL(`${site.url}reviews/${walk.at(-2)?.slug ?? ''}/`);
  });
}

test('under a base path no request of a page fails', async ({ page }) => {
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  page.on('requestfailed', (request) => missing.push(request.url()));
  const home = sites.next.url;
  for (const path of ['', 'reviews/osnet/', 'digests/2019-q3/all/', 'search/?q=memory', 'about/']) {
    await page.goto(home + path, { waitUntil: 'networkidle' });
  }
  expect(missing).toEqual([]);
  await page.goto(`${home}digests/2019-q3/`);
  await page.locator('ol.contents a.title').nth(1).click();
  await page.getByRole('link', { name: /^Previous/ }).click();
  await expect(page).toHaveURL(`${home}reviews/layer-rotation/`);
  await page.waitForLoadState();
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('product keys');
  await page
    .getByRole('listitem')
    .getByRole('link', { name: 'Large Memory Layers with Product Keys' })
    .click();
  await expect(page).toHaveURL(`${home}reviews/product-key-memory/`);
});

test('the permalink of a heading leads to it', async ({ page }) => {
  await page.goto('/reviews/osnet/');
  await page.getByRole('link', { name: 'Link to section Results' }).click();
  await expect(page).toHaveURL(/#results$/);
  await expect(page.locator('#results')).toBeInViewport();
});

test('an unknown address gets the 404 page', async ({ page }) => {
  for (const path of ['/nope', '//nope', '/reviews/nope/', '/%E0%A4%A', '/%2e%2e/package.json']) {
    expect((await page.request.get(`${sites.nine.url.slice(0, -1)}${path}`)).status(), path).toBe(
      404,
    );
  }
  expect((await page.goto('/nope/'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
});

for (const url of kinds) {
  test(`${new URL(url).pathname} is accessible at every width, light and dark`, async ({
    page,
  }) => {
    test.setTimeout(60_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(url);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      expect(await accessibilityProblems(page, 'others'), String(width)).toEqual([]);
      // Nothing is shown at this width alone.
      if (width === 768) continue;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const problems = await accessibilityProblems(page, 'colours');
        expect(problems, `${width}, ${colorScheme}`).toEqual([]);
      }
    }
  });
}

unshared.describe('without JavaScript', () => {
  unshared.use({ javaScriptEnabled: false });

  unshared(
    'reviews and formulas are shown, and the search page links to lists',
    async ({ page }) => {
      await page.goto('/');
      await page.locator('ol.contents a.title').first().click();
      await expect(page.locator('.prose .katex-html').first()).toBeVisible();
      await page.getByRole('link', { name: 'Search' }).click();
      await expect(page.getByRole('main').getByRole('link', { name: 'reviewers' })).toBeVisible();
    },
  );
});
