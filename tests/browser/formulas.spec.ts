import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, type Page, type PageScreenshotOptions } from '@playwright/test';
import katex from 'katex';
import { readContent } from '../../src/compile/content.ts';
import { mathOptions } from '../../src/markdown/math/tex.ts';
import { sites } from '../sites.ts';
import { test } from './sharedPage.ts';

const fonts = join(
  dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css')),
  'fonts',
);
const { reviews } = await readContent(sites.next.content);
const withFormulas = reviews.filter(({ formulas }) => formulas.characters !== '');

for (const [site, slug] of [
  ...withFormulas.map((review) => [sites.next, review.slug] as const),
  [sites.everything, 'everything'] as const,
]) {
  test(`formulas of ${slug} look as with the styles and fonts that KaTeX gives them`, async ({
    page,
  }, { annotations }) => {
    // Optional, so a slow load may be without it; formulas have typefaces of their own.
    await page.route('**/SourceSerif*', (route) => route.abort());
    await page.goto(`${site.url}reviews/${slug}/`);
    // Once, as the height of the page may be rounded either way.
    const clip = await page.locator('main').boundingBox();
    if (!clip) throw new Error('no text');
    const published = await pictureOf(page, clip);
    const widths = await widthsOf(page);
    expect(widths.length).toBeGreaterThan(0);

    const { count, styled } = await typesetAnew(page);
    const { different, pixels } = await compare(published, await pictureOf(page, clip));
    annotations.push({
      type: 'pixels',
      description: `${count} formulas, with ${styled} inline styles; ${different} of ${pixels} pixels differ`,
    });
    expect(different).toBe(0);

    // A glyph that a subset lacks would come from another font, with another width.
    await page.route(/KaTeX_.*\.woff2$/, (route) => {
      const name = /KaTeX_[^.]*/.exec(route.request().url())?.[0] ?? '';
      return route.fulfill({ path: join(fonts, `${name}.woff2`) });
    });
    await page.reload();
    await page.evaluate(() => document.fonts.ready);
    expect(await widthsOf(page)).toEqual(widths);
  });
}

/** Replaces the formulas of a page by what KaTeX makes of their TeX, with its inline styles. */
async function typesetAnew(page: Page): Promise<{ count: number; styled: number }> {
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
    // The policy of the page blocks styles in HTML, but not those that scripts set.
    for (const element of document.querySelectorAll<HTMLElement>('.katex [style]')) {
      element.style.cssText = element.getAttribute('style') ?? '';
    }
  }, typeset);
  return { count: formulas.length, styled: typeset.join('').split(' style="').length - 1 };
}

type Clip = NonNullable<PageScreenshotOptions['clip']>;

const widthsOf = (page: Page): Promise<number[]> =>
  page
    .locator('.katex-html span')
    .evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().width));

async function pictureOf(page: Page, clip: Clip): Promise<Buffer> {
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
  return page.screenshot({ fullPage: true, clip, animations: 'disabled' });
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
