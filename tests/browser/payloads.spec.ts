import { expect } from '@playwright/test';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { payloads } from '../fixtures/payloads.ts';
import { test } from './sharedPage.ts';

const home = 'https://reviews.example/';

/** Rendered texts that the check would have refused, but for those that cannot be rendered. */
async function articlesOf(texts: readonly string[]): Promise<string[]> {
  const articles: string[] = [];
  for (const text of texts) {
    try {
      const { html } = await renderMarkdown(text, {
        figure: () => '<svg viewBox="0 0 1 1"></svg>',
      });
      articles.push(`<article>${html}</article>`);
    } catch {
      // Rejected: a build would stop here.
    }
  }
  return articles;
}

for (const [kind, texts] of Object.entries(payloads)) {
  test(`${texts.length} payloads have no effect, even without the check: ${kind}`, async ({
    page,
  }) => {
    const articles = await articlesOf(texts);
    expect(articles.length).toBeGreaterThan(0);
    const activity: string[] = [];
    page.on('dialog', (dialog) => {
      activity.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.route('**', (route) => {
      const url = route.request().url();
      if (url === home) {
        const body = `<!doctype html><title>x</title><main id="site-main"><h1>x</h1>${articles.join('')}</main><footer id="site-search">end</footer>`;
        return route.fulfill({ contentType: 'text/html', body });
      }
      activity.push(url);
      return route.abort();
    });
    await page.goto(home);
    const found = await page.evaluate(() => {
      const elements = [...document.querySelectorAll('article *')];
      for (const element of elements) {
        if (element instanceof HTMLElement) element.focus();
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      }
      return {
        // Nothing breaks out of its article or removes parts of the page.
        frame: [...document.body.children].map(({ id }) => id),
        inMain: [...document.querySelectorAll('main > *')].map(({ localName }) => localName),
        mains: document.querySelectorAll('[id="site-main"]').length,
        elements: elements.map(({ localName }) => localName),
        handlers: elements.flatMap((element) =>
          element.getAttributeNames().filter((name) => /^on|^srcdoc$|^ping$|^form/.test(name)),
        ),
        names: elements.flatMap((element) => element.getAttribute('name') ?? []),
        links: elements.flatMap((element) => element.getAttribute('href') ?? []),
        styles: elements
          .filter((element) => element.hasAttribute('style') && !element.closest('.katex'))
          .map(({ outerHTML }) => outerHTML),
      };
    });
    expect(activity).toEqual([]);
    expect(found.frame).toEqual(['site-main', 'site-search']);
    expect(found.inMain).toEqual(['h1', ...articles.map(() => 'article')]);
    expect(found.mains).toBe(1);
    expect(found.handlers).toEqual([]);
    expect(found.names).toEqual([]);
    expect(found.styles).toEqual([]);
    expect(found.links.filter((link) => !/^(https:\/\/|mailto:|#|\/(?!\/))/.test(link))).toEqual(
      [],
    );
    expect(found.elements).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(script|iframe|object|embed|style|link|meta|base|form|dialog)$/),
      ]),
    );
  });
}

test('there are at least 200 payloads, and the test can detect one', async ({ page }) => {
  const count = Object.values(payloads).reduce((sum, texts) => sum + texts.length, 0);
  console.log(`payloads: ${count}`);
  expect(count).toBeGreaterThanOrEqual(200);
  const activity: string[] = [];
  page.on('dialog', (dialog) => {
    activity.push(dialog.message());
    void dialog.dismiss();
  });
  await page.route('**', (route) => {
    activity.push(route.request().url());
    return route.request().url() === home
      ? route.fulfill({ contentType: 'text/html', body: '<img src=x onerror=alert(1)>' })
      : route.abort();
  });
  await page.goto(home);
  await expect.poll(() => activity).toEqual([home, `${home}x`, '1']);
});
