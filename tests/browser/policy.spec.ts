import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test, type Page } from '@playwright/test';
import katex from 'katex';
import { globSync } from 'node:fs';
import { mathOptions } from '../../src/markdown/math/tex.ts';
import { readContent } from '../../src/compile/content.ts';
import { sites } from '../sites.ts';

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

/** The addresses of all pages of a built site, relative to its root. */
function pagesIn(folder: string): string[] {
  return globSync('**/*.html', { cwd: folder }).map((file) => file.replace(/index\.html$/, ''));
}

for (const name of ['real', 'everything'] as const) {
  test(`every page of the site ${name} starts with its policy, and complies with it`, async ({
    page,
  }, { annotations }) => {
    const { url, built } = sites[name];
    const violations = await violationsOf(page);
    const addresses = pagesIn(built);
    test.setTimeout(30_000 + addresses.length * 2000);
    let redirected = 0;
    for (const address of addresses) {
      const html = await (await page.request.get(url + address)).text();
      expect(html, address).toMatch(
        /^<!DOCTYPE html><html lang="en"><head><meta http-equiv="content-security-policy" content="default-src 'none';[^"]*">/,
      );
      expect(/<meta [^>]*>/.exec(html)?.[0]).not.toContain("'unsafe-");
      const redirects = html.includes('http-equiv="refresh"');
      await page.goto(url + address);
      if (redirects) {
        redirected += 1;
        await page.waitForURL((reached) => reached.href !== url + address);
      }
      await page.waitForLoadState();
      await page.evaluate(() => document.fonts.ready);
    }
    annotations.push({
      type: 'policy',
      description: `${addresses.length} pages, including ${redirected} redirects; ${violations.length} violations`,
    });
    expect(violations).toEqual([]);
    expect(addresses.length).toBeGreaterThan(10);
  });
}

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

const { reviews } = await readContent(sites.real.content);
const withFormulas = reviews.filter(({ formulas }) => formulas.characters !== '');
for (const [site, slug] of [
  ...withFormulas.map((review) => [sites.real, review.slug] as const),
  [sites.everything, 'everything'] as const,
]) {
  test(`formulas look the same without a policy, to the pixel: ${slug}`, async ({ page }, {
    annotations,
  }) => {
    const url = `${site.url}reviews/${slug}/`;
    // Optional, so a slow load may be without it; formulas have typefaces of their own.
    await page.route('**/SourceSerif*', (route) => route.abort());
    await page.goto(url);
    const withPolicy = await wholePage(page);
    await page.route(url, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<meta http-equiv="content-security[^>]*>/, '');
      await route.fulfill({ response, body });
    });
    await page.reload();
    const formulas = await page.locator('.katex').evaluateAll((elements) =>
      elements.map((element) => ({
        tex: element.querySelector('annotation')?.textContent ?? '',
        displayMode: element.parentElement?.className === 'katex-display',
      })),
    );
    const typeset = formulas.map(({ tex, displayMode }) =>
      katex
        .renderToString(tex, { ...mathOptions, displayMode })
        .replace(/^<span class="katex-display">([^]*)<\/span>$/, '$1'),
    );
    await page.locator('.katex').evaluateAll((elements, html) => {
      for (const [index, element] of elements.entries()) element.outerHTML = html[index] ?? '';
    }, typeset);
    const styled = typeset.filter((html) => html.includes(' style="')).length;
    const { different, pixels } = await compare(withPolicy, await wholePage(page));
    annotations.push({
      type: 'pixels',
      description: `${formulas.length} formulas, ${styled} of them with inline styles; ${different} of ${pixels} pixels differ`,
    });
    expect(different).toBe(0);
  });
}

async function wholePage(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready);
  // When the browser marks the current section is not deterministic.
  await page.locator('.on-this-page a').evaluateAll((links) => {
    for (const link of links) (link as HTMLElement).style.setProperty('color', 'inherit');
  });
  // Images that are not loaded until they are near.
  await page.locator('main img').evaluateAll((images) =>
    Promise.all(
      images.map((image) => {
        (image as HTMLImageElement).loading = 'eager';
        return (image as HTMLImageElement).decode();
      }),
    ),
  );
  return page.screenshot({ fullPage: true, animations: 'disabled' });
}

async function compare(one: Buffer, other: Buffer): Promise<{ different: number; pixels: number }> {
  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  const pixels = Math.max(a.length, b.length);
  let different = 0;
  for (let index = 0; index < pixels; index += 1) if (a[index] !== b[index]) different += 1;
  return { different, pixels };
}

async function pixelsOf(png: Buffer): Promise<Uint32Array> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
}
