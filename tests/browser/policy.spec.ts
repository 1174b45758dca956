import { expect, test, type Page } from '@playwright/test';
import { sites } from '../sites.ts';
import { kinds } from './kinds.ts';

/** Collects policy violations that the browser reports, as "directive: what". */
async function violationsOf(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('reportViolation', (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(window, 'reportViolation') as (text: string) => void;
      report(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  return violations;
}

// `html.test.ts` looks for violations in the HTML of every page.
test('every kind of page complies with its policy', async ({ page }) => {
  const violations = await violationsOf(page);
  for (const url of [...kinds, `${sites.nine.url}arxiv/1905.00953/`]) {
    await page.goto(url, { waitUntil: 'networkidle' });
  }
  await expect(page).toHaveURL(/reviews\/osnet\/$/);
  expect(violations).toEqual([]);
});

test('dialogs, search and other features comply with the policy, too', async ({ page }) => {
  const violations = await violationsOf(page);
  await page.goto('reviews/product-key-memory/');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('primates');
  // Only Pagefind, with its WebAssembly, finds text.
  await expect(page.getByRole('link', { name: 'The experiment' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('button', { name: 'Copy TeX' }).first().click({ force: true });
  await page.goto('search/?q=bert');
  await expect(page.locator('.answer a').first()).toBeVisible();
  expect(violations).toEqual([]);
});

test('the policy blocks anything that a review might inject', async ({ page }) => {
  const violations = await violationsOf(page);
  await page.goto('reviews/osnet/');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken"';
    const image = document.createElement('img');
    image.src = 'https://example.org/pixel.png';
    const styled = document.createElement('p');
    styled.setAttribute('style', 'color: red');
    const handler = document.createElement('p');
    handler.setAttribute('onclick', 'document.title = "taken"');
    document.body.append(script, image, styled, handler);
    handler.click();
  });
  await expect
    .poll(() => violations.map((text) => text.replace(/:.*/, '')).toSorted())
    .toEqual(['img-src', 'script-src-attr', 'script-src-elem', 'style-src-attr']);
  expect(await page.title()).not.toBe('taken');
});

test('the worker that searches loads only what the site serves', async ({ page, context }) => {
  const elsewhere = 'https://example.org/';
  await context.route(elsewhere, (route) =>
    route.fulfill({ headers: { 'Access-Control-Allow-Origin': '*' } }),
  );
  const started = page.waitForEvent('worker');
  await page.goto('search/?q=bert');
  const worker = await started;
  await expect(page.locator('.answer a').first()).toBeVisible();
  const load = (url: string): Promise<boolean> =>
    worker.evaluate((address) => fetch(address).then(Boolean, () => false), url);
  expect(await load(`${sites.nine.url}robots.txt`)).toBe(true);
  expect(await load(elsewhere)).toBe(false);
});
