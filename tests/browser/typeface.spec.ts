import { expect, test, type Page } from '@playwright/test';

const typeface = 'Source Serif 4 Subhead Semibold';

/** The fonts that the title of the page is shown in. */
async function fontsOfTitle(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: 'h1',
  });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName }) => familyName);
}

test('a wide screen shows the typeface at once', async ({ page }) => {
  await page.goto('/');
  expect(await fontsOfTitle(page)).toEqual([typeface]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the first page waits for no font, and the second has the typeface', async ({ page }) => {
    await page.goto('/about/');
    await expect.poll(() => page.evaluate(() => localStorage.getItem('typeface'))).toBe('cached');
    const afterLoad = await page.evaluate(() => {
      const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const files = performance.getEntriesByType('resource');
      return files
        .filter(({ name }) => name.endsWith('.woff2'))
        .map(({ startTime }) => startTime >= (page?.loadEventStart ?? Infinity));
    });
    expect(afterLoad).toEqual([true, true]);
    expect(await fontsOfTitle(page)).not.toContain(typeface);
    await page.getByLabel('Site').getByRole('link', { name: 'Reviewers' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reviewers');
    expect(await fontsOfTitle(page)).toEqual([typeface]);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('a phone shows the typeface, too', async ({ page }) => {
    await page.goto('/about/');
    const family = await page.locator('h1').evaluate((title) => getComputedStyle(title).fontFamily);
    expect(family).toContain('Source Serif');
  });
});
