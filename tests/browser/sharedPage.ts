import { test as base, type Page } from '@playwright/test';
import { sites } from '../sites.ts';

/**
 * A test whose page the next one continues to use, as a new page costs more than most tests. For
 * tests that leave nothing on it but its size, routes, listeners, and settings of the reader.
 */
export const test = base.extend<object, { sharedPage: Page }>({
  sharedPage: [
    async ({ browser }, use) => {
      const page = await browser.newPage({ baseURL: sites.nine.url });
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ sharedPage: page }, use) => {
    await use(page);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    page.removeAllListeners();
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    await page.evaluate('localStorage.clear()');
  },
});
