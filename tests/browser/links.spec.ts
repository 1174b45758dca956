import { expect, test } from '@playwright/test';
import { sites } from './sites.ts';
import { LinkChecker, LinkState } from 'linkinator';

/** How many reviews each site has. */
const counts: Readonly<Record<string, number>> = {
  real: 9,
  based: 9,
  everything: 1,
  hostile: 1,
  many: 260,
};

for (const [name, home] of Object.entries(sites)) {
  test(`every link and section within ${home} is there`, async () => {
    const checker = new LinkChecker();
    const { links, passed } = await checker.check({
      path: home,
      recurse: true,
      checkFragments: true,
      checkCss: true,
      linksToSkip: (link) => Promise.resolve(!link.startsWith(home)),
    });
    const broken = links.filter(({ state }) => state === LinkState.BROKEN);
    expect(broken.map(({ url, parent }) => `${url} on ${parent ?? ''}`)).toEqual([]);
    expect(passed).toBe(true);
    // What lies under the site's host but not under its base would be skipped, not checked.
    const { origin } = new URL(home);
    const outside = links.filter(({ url }) => url.startsWith(origin) && !url.startsWith(home));
    expect(outside.map(({ url, parent }) => `${url} on ${parent ?? ''}`)).toEqual([]);
    const reviews = links.filter(
      ({ url }) => url.startsWith(home) && /\/reviews\/[^/]+\/$/.test(url),
    );
    expect(new Set(reviews.map(({ url }) => url)).size).toBe(counts[name]);
  });
}

test('under a base path nothing that a page asks for is missing', async ({ page }) => {
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  page.on('requestfailed', (request) => missing.push(request.url()));
  const home = sites.based;
  for (const path of ['', 'reviews/osnet/', 'digests/2019-q3/all/', 'search/?q=memory', 'about/']) {
    await page.goto(home + path, { waitUntil: 'networkidle' });
  }
  expect(missing).toEqual([]);
  await page.goto(home);
  await page.locator('ol.contents a.title').last().click();
  await page.getByRole('link', { name: /^Previous/ }).click();
  await expect(page).toHaveURL(`${home}reviews/osnet/`);
  await page.waitForLoadState();
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('product keys');
  await page
    .getByRole('listitem')
    .getByRole('link', { name: /Product Keys/ })
    .click();
  await expect(page).toHaveURL(`${home}reviews/product-key-memory/`);
});
