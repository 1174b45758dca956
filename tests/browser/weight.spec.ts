import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { sites } from '../sites.ts';
import { recordShifts, shiftOf } from './layoutShift.ts';

/** Bytes over the wire until the network is idle, with text compressed as a host would. */
async function weigh(page: Page, address: string): Promise<{ all: number; script: number }> {
  const bodies: Promise<{ script: boolean; size: number }>[] = [];
  page.on('response', (response) => {
    const script = response.request().resourceType() === 'script';
    const packed = response.url().endsWith('.woff2');
    bodies.push(
      response
        .body()
        .then((body) => ({ script, size: packed ? body.length : gzipSync(body).length })),
    );
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(bodies);
  const sum = (responses: typeof sizes): number =>
    responses.reduce((total, { size }) => total + size, 0);
  return { all: sum(sizes), script: sum(sizes.filter(({ script }) => script)) };
}

for (const [what, address, budget] of [
  ['the heaviest review with math', `${sites.nine.url}reviews/product-key-memory/`, 70_000],
  // It takes all of KaTeX's fonts.
  ['a review with every feature', `${sites.everything.url}reviews/everything/`, 90_000],
  ['a page without math', `${sites.nine.url}about/`, 40_000],
  ['the home page', sites.nine.url, 50_000],
] as const) {
  test(`${what} loads no more than ${budget / 1000} KB, and 4 KB of JavaScript`, async ({
    page,
  }) => {
    const { all, script } = await weigh(page, address);
    console.log(`${address}: ${all} bytes, ${script} of JavaScript`);
    expect(all).toBeLessThanOrEqual(budget);
    expect(script).toBeGreaterThan(0);
    expect(script).toBeLessThanOrEqual(4_000);
  });
}

test('the layout does not shift while a page loads', async ({ page }) => {
  await recordShifts(page);
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/reviews/product-key-memory/', '/digests/2019-q3/all/', '/']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const shift = await shiftOf(page);
      // A formula reflows if its font arrives late: on a slow phone by 0.004. A line of text that
      // moves is 0.01 or more.
      expect(shift, path).toBeLessThan(0.01);
    }
  }
});

for (const width of [360, 1440]) {
  test(`six photographs load when they are near, without a shift, at ${width} px`, async ({
    page,
  }) => {
    await recordShifts(page);
    // Chromium counts what is within 2,500 pixels as near.
    await page.setViewportSize({ width, height: 500 });
    const loaded: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.webp'))
        loaded.push(response.body().then(({ length }) => length));
    });
    const address = `${sites.everything.url}reviews/pictures/`;
    const response = await page.goto(address, { waitUntil: 'networkidle' });
    expect((await response?.body())?.length).toBeLessThanOrEqual(50_000);
    const pictures = await page.locator('.drawn > img').all();
    expect(pictures).toHaveLength(6);
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.length).toBeLessThan(pictures.length);
    for (const picture of pictures) {
      const before = await picture.boundingBox();
      expect(before?.height).toBeGreaterThan(100);
      await picture.scrollIntoViewIfNeeded();
      await picture.evaluate((image: HTMLImageElement) => image.decode());
      const { width: after, height } = (await picture.boundingBox()) ?? {};
      expect([after, height]).toEqual([before?.width, before?.height]);
    }
    expect(await shiftOf(page)).toBeLessThan(0.01);
    const sizes = await Promise.all(loaded);
    console.log(`${width} px: ${sizes.join(', ')} bytes`);
    expect(sizes).toHaveLength(6);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200_000);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(6 * 150_000);
  });
}

test('formulas are visible without their fonts', async ({ page }) => {
  await page.route(/KaTeX_.*\.woff2$/, (route) => route.abort());
  await page.goto('/reviews/osnet/');
  const formula = page.locator('.katex-display').first();
  await expect(formula).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const visible = await formula.screenshot();
  await formula.evaluate((element) => {
    element.style.color = 'transparent';
  });
  expect(visible.equals(await formula.screenshot())).toBe(false);
});

test('only pages with formulas load KaTeX', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('/about/', { waitUntil: 'networkidle' });
  expect(loaded.filter((url) => /katex/i.test(url))).toEqual([]);
  await page.goto('/reviews/adapters/', { waitUntil: 'networkidle' });
  expect(loaded.filter((url) => /katex/i.test(url)).length).toBeGreaterThan(1);
});
