/*
 * Faults between the site and its reader, and what still works. `search.spec.ts` covers missing
 * files, and texts that never arrive; `pages.spec.ts` and `features.spec.ts` a browser without
 * JavaScript.
 */
import { expect, test as unshared, type Locator, type Page, type Route } from '@playwright/test';
import { test } from './sharedPage.ts';

const results = (page: Page): Locator =>
  page.getByRole('list', { name: 'Results' }).getByRole('listitem');
const status = (page: Page): Locator => page.getByRole('status').first();
const unavailable = 'The texts did not load';

/** Collects uncaught errors. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => {
    // A busy Chromium can skip the view transition of a page, and reports that as an error of it.
    if (!error.message.startsWith('Transition was aborted')) errors.push(String(error));
  });
  return errors;
}

unshared(
  'without WebAssembly names are found, and the reader is told that texts were not searched',
  async ({ playwright, launchOptions, baseURL }) => {
    const args = [...(launchOptions.args ?? []), '--js-flags=--jitless'];
    const browser = await playwright.chromium.launch({ ...launchOptions, args });
    const page = await browser.newPage();
    await page.goto(`${baseURL}search/?q=memory`);
    expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined');
    await expect(results(page).first()).toContainText('Large Memory Layers');
    await expect(status(page)).toContainText(unavailable, { timeout: 8000 });
    await browser.close();
  },
);

const truncate = async (route: Route): Promise<void> => {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
};

test.describe('a truncated index file', () => {
  for (const [what, pattern, message] of [
    ['the list of names', /records\.json/, 'Titles and names did not load'],
    ['the script', /pagefind\/pagefind\.js/, unavailable],
    ['the entry', /pagefind-entry\.json/, unavailable],
    ['the list of pages', /\.pf_meta/, unavailable],
    ['the words', /pagefind\/index\//, unavailable],
    ['a text', /pagefind\/fragment\//, unavailable],
    ['the wasm', /pagefind\/wasm/, unavailable],
  ] as const) {
    test(`${what}: the rest is searched, and the reader is told`, async ({ page }) => {
      await page.route(pattern, truncate);
      await page.goto('/search/?q=memory');
      await expect(status(page)).toContainText(message, { timeout: 8000 });
      await expect(page.getByRole('link', { name: /memory/i }).first()).toBeVisible();
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('link', { name: /Large Memory Layers/ })).toBeVisible();
      await expect(status(page)).toHaveText(/^\d reviews?$/);
    });
  }
});

test('a slow index: names at once, texts when they arrive', async ({ page }) => {
  await page.route(/pagefind\/fragment/, async (route) => {
    await new Promise((done) => setTimeout(done, 3500));
    await route.continue();
  });
  await page.goto('/search/?q=memory');
  await expect(results(page).first()).toContainText('Large Memory Layers', { timeout: 2000 });
  await expect(status(page)).toHaveText(/^\d reviews$/, { timeout: 8000 });
});

test('a query typed before the script has loaded is searched for', async ({ page }) => {
  await page.route(/_astro\/.*\.js/, async (route) => {
    await new Promise((done) => setTimeout(done, 1000));
    await route.continue();
  });
  await page.goto('/search/?q=primates', { waitUntil: 'commit' });
  await page.getByRole('searchbox').fill('memory');
  await expect(results(page).first()).toContainText('Large Memory Layers');
  await expect(page.getByRole('searchbox')).toHaveValue('memory');
  await expect(page).toHaveURL(/\?q=memory$/);
});

test('an index that takes five seconds: the reader is told, and can try again', async ({
  page,
}) => {
  let slow = true;
  await page.route(/pagefind\/fragment/, async (route) => {
    if (slow) await new Promise((done) => setTimeout(done, 5500));
    await route.continue().catch(() => undefined);
  });
  await page.goto('/search/?q=memory');
  await expect(results(page).first()).toContainText('Large Memory Layers', { timeout: 2000 });
  await expect(status(page)).toContainText(unavailable, { timeout: 6500 });
  slow = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(status(page)).toHaveText(/^\d reviews$/);
});

test('an index that never answers: the reader is told after one wait, however many words', async ({
  page,
}) => {
  await page.route(/pagefind\/(?!.*\.js)/, () => undefined);
  await page.goto('/search/?q=plugh xyzzy frotz rezrov');
  await expect(status(page)).toContainText(unavailable, { timeout: 12_000 });
});

test('a text index of another build: the reader is told, and names are found', async ({ page }) => {
  // The files that the old build's entry names are gone.
  await page.route(/pagefind-entry\.json/, async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replace(/"hash":"[^"]*"/, '"hash":"en_0000000000"');
    await route.fulfill({ response, body: text });
  });
  await page.goto('/search/?q=memory');
  await expect(results(page).first()).toContainText('Large Memory Layers');
  await expect(status(page)).toContainText(unavailable, { timeout: 8000 });
});

test('a list of names of another build: the reader is told, and texts are found', async ({
  page,
}) => {
  await page.route(/records\.json/, (route) => route.fulfill({ json: { version: 0, rows: [] } }));
  await page.goto('/search/?q=memory');
  await expect(status(page)).toContainText('Titles and names did not load');
  await expect(page.getByRole('link', { name: /memory/i }).first()).toBeVisible();
});

for (const how of ['refused', 'missing'] as const) {
  unshared(`with storage ${how} the theme and search work without errors`, async ({ page }) => {
    const errors = errorsOf(page);
    await page.addInitScript((is) => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, {
          get: () => {
            if (is === 'missing') return null;
            throw new DOMException('Denied', 'SecurityError');
          },
        });
      }
    }, how);
    await page.goto('/reviews/osnet/');
    await page.getByRole('button', { name: 'Theme' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('primates');
    await expect(page.getByRole('link', { name: 'The experiment' })).toBeVisible();
    expect(errors).toEqual([]);
  });
}

unshared(
  'offline after the first page the text stays, and failures to load are reported',
  async ({ page, context }) => {
    const errors = errorsOf(page);
    await page.goto('/reviews/product-key-memory/');
    await page.evaluate(() => document.fonts.ready);
    await context.setOffline(true);
    await page.locator('.on-this-page a').last().click();
    await expect(page).toHaveURL(/#/);
    await expect(page.locator(':target')).toBeInViewport();
    await page.getByRole('button', { name: 'Theme' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

    const toast = page.locator('.toast');
    await page.locator('.permalink').first().click({ force: true });
    await expect(toast).toContainText('This could not be loaded');
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('status')).toContainText('Check your connection');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();

    await context.setOffline(false);
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('memory');
    await expect(results(page).first()).toContainText('Large Memory Layers');
    expect(errors).toEqual([]);
  },
);

unshared(
  'offline in the middle of a search: results so far are shown, and the reader is told',
  async ({ page, context }) => {
    await page.goto('/search/');
    const box = page.getByRole('searchbox');
    await box.fill('bert');
    await expect(results(page).first()).toBeVisible();
    await context.setOffline(true);
    await box.fill('memory');
    await expect(results(page).first()).toContainText('Large Memory Layers');
    await expect(status(page)).toContainText(unavailable, { timeout: 8000 });
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(status(page)).toHaveText(/^\d reviews$/);
  },
);

unshared('offline, names are found for one query after another', async ({ page, context }) => {
  await page.goto('/search/');
  const box = page.getByRole('searchbox');
  await box.fill('bert');
  await expect(results(page).first()).toBeVisible();
  await context.setOffline(true);
  for (const [query, title] of [
    ['memory', 'Large Memory Layers'],
    ['efficientnet', 'EfficientNet'],
  ] as const) {
    await box.fill(query);
    await expect(results(page).first()).toContainText(title);
    await expect(status(page)).toContainText(unavailable, { timeout: 8000 });
  }
  await box.fill('');
  await expect(page.getByText('Newest digests')).toBeVisible();
});

test('without the glossary texts are searched, and typos corrected', async ({ page }) => {
  await page.route(/glossary\.json/, (route) => route.abort());
  await page.goto('/search/?q=bakcpack cameras');
  await expect(status(page)).toContainText('Showing results for backpack cameras');
  await page.getByRole('searchbox').fill('author:Lampel');
  await expect(results(page)).toHaveCount(1);
  await expect(status(page)).not.toContainText('did not load');
});

test('without what searches the reader is told, and can try again', async ({ page }) => {
  await page.route(/worker-/, (route) => route.abort());
  await page.goto('/search/?q=memory');
  await expect(status(page)).toContainText('Search did not load');
  await expect(page.getByText('Browse instead')).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(results(page).first()).toContainText('Large Memory Layers');
});

test('without what searches texts names are found, and the reader can try again', async ({
  page,
}) => {
  await page.route(/texts-/, (route) => route.abort());
  await page.goto('/search/?q=memory');
  await expect(results(page).first()).toContainText('Large Memory Layers');
  await expect(status(page)).toContainText(unavailable);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(status(page)).toHaveText(/^\d reviews$/);
});

test('a file that never arrives is asked for again', async ({ page }) => {
  const isAnswered: boolean[] = [];
  await page.route(/pagefind-entry\.json/, async (route) => {
    isAnswered.push(isAnswered.length > 0);
    if (isAnswered.at(-1)) await route.continue();
  });
  await page.goto('/search/?q=memory');
  await expect(status(page)).toContainText(unavailable, { timeout: 8000 });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(status(page)).toHaveText(/^\d reviews$/);
  await expect(status(page)).toBeFocused();
});

test('without names a cleared field shows no results', async ({ page }) => {
  await page.route(/records\.json/, (route) => route.abort());
  await page.goto('/search/?q=memory');
  await expect(results(page).first()).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await expect(results(page)).toHaveCount(0);
  await expect(status(page)).toBeEmpty();
});
