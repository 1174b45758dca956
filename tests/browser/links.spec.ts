import { expect, test } from '@playwright/test';
import { readContent } from '../../src/compile/content.ts';
import { sites } from '../sites.ts';
import { LinkChecker, LinkState } from 'linkinator';

for (const [name, site] of Object.entries(sites)) {
  test(`every internal link of the site ${name} works, including its fragment`, async () => {
    const home = site.url;
    const { reviews: written } = await readContent(site.content);
    test.setTimeout(30_000 + written.length * 1000);
    const checker = new LinkChecker();
    const { links, passed } = await checker.check({
      path: home,
      // With more, some time out on a busy machine.
      concurrency: 10,
      recurse: true,
      checkFragments: true,
      checkCss: true,
      linksToSkip: (link) => Promise.resolve(!link.startsWith(home)),
    });
    const broken = links.filter(({ state }) => state === LinkState.BROKEN);
    expect(
      broken.map(
        ({ url, parent, status }) => `${url} on ${parent ?? ''}: ${status ?? 'no answer'}`,
      ),
    ).toEqual([]);
    expect(passed).toBe(true);
    // Links to the site's host but outside its base path were skipped, not checked.
    const { origin } = new URL(home);
    const outside = links.filter(({ url }) => url.startsWith(origin) && !url.startsWith(home));
    expect(outside.map(({ url, parent }) => `${url} on ${parent ?? ''}`)).toEqual([]);
    const linked = links.flatMap(({ url }) => (/\/reviews\/([^/]+)\/$/.exec(url) ?? []).slice(1));
    expect([...new Set(linked)].toSorted()).toEqual(written.map(({ slug }) => slug).toSorted());
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
