import { expect, test } from '@playwright/test';
import { readContent } from '../../src/compile/content.ts';
import { sites } from '../sites.ts';
import { accessibilityProblems } from './axe.ts';

const pages = [
  '/',
  '/digests/2019-q3/',
  '/reviews/osnet/',
  '/reviewers/',
  '/reviewers/error_derivative/',
  '/institutions/',
  '/institutions/google-research/',
  '/topics/',
  '/topics/memory/',
  '/years/',
  '/years/2019/',
  '/papers/',
  '/about/',
  '/search/?q=memory',
  '/404.html',
];

for (const [name, site] of Object.entries({ real: sites.real, next: sites.next })) {
  test(`a reader walks through the newest digest of the site ${name}`, async ({ page }) => {
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

test('the permalink of a heading leads to it', async ({ page }) => {
  await page.goto('/reviews/osnet/');
  await page.getByRole('link', { name: 'Link to section Results' }).click();
  await expect(page).toHaveURL(/#results$/);
  await expect(page.locator('#results')).toBeInViewport();
});

test('an unknown address gets the 404 page', async ({ page }) => {
  for (const path of ['/nope', '//nope', '/reviews/nope/', '/%E0%A4%A', '/%2e%2e/package.json']) {
    expect((await page.request.get(`${sites.real.url.slice(0, -1)}${path}`)).status(), path).toBe(
      404,
    );
  }
  expect((await page.goto('/nope/'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
});

for (const [site, path] of [
  ...pages.map((page) => [sites.real, page] as const),
  [sites.everything, '/reviews/everything/'] as const,
  [sites.everything, '/digests/2020-q1/all/'] as const,
]) {
  test(`${path} is accessible at every width, light and dark`, async ({ page }) => {
    test.setTimeout(60_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(new URL(path, site.url).href);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
        expect(await accessibilityProblems(page), `${width}, ${colorScheme}`).toEqual([]);
      }
    }
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, baseURL: sites.nine.url });

  test('reviews and formulas are shown, and the search page links to lists', async ({ page }) => {
    await page.goto('/');
    await page.locator('ol.contents a.title').first().click();
    await expect(page.locator('.prose .katex-html').first()).toBeVisible();
    await page.getByRole('link', { name: 'Search' }).click();
    await expect(page.getByRole('main').getByRole('link', { name: 'reviewers' })).toBeVisible();
  });
});
