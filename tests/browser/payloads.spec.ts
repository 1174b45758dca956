import { expect, test } from '@playwright/test';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { payloads } from '../fixtures/payloads.ts';

const home = 'https://reviews.example/';

for (const [kind, texts] of Object.entries(payloads)) {
  test(`${texts.length} payloads have no effect, even without the check: ${kind}`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const activity: string[] = [];
    let html = '';
    page.on('dialog', (dialog) => {
      activity.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.route('**', (route) => {
      const url = route.request().url();
      if (url === home) return route.fulfill({ contentType: 'text/html', body: html });
      activity.push(url);
      return route.abort();
    });
    for (const text of texts) {
      let article: string;
      try {
        const figure = (): string => '<svg viewBox="0 0 1 1"></svg>';
        article = (await renderMarkdown(text, { figure })).html;
      } catch {
        // Rejected: a build would stop here.
        continue;
      }
      html = `<!doctype html><title>x</title><main id="site-main"><h1>x</h1><article id="site-article">${article}</article></main><footer id="site-search">end</footer>`;
      activity.length = 0;
      await page.goto(home);
      const found = await page.evaluate(() => {
        const inside = document.querySelector('#site-article');
        const elements = [...(inside?.querySelectorAll('*') ?? [])];
        for (const element of elements) {
          if (element instanceof HTMLElement) element.focus();
          element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
        }
        return {
          // Nothing breaks out of the article or removes parts of the page.
          frame: [...document.body.children].map(({ id }) => id),
          mains: document.querySelectorAll('[id="site-main"]').length,
          elements: elements.map(({ localName }) => localName),
          handlers: elements.flatMap((element) =>
            element.getAttributeNames().filter((name) => /^on|^srcdoc$|^ping$|^form/.test(name)),
          ),
          names: elements.flatMap((element) => element.getAttribute('name') ?? []),
          links: elements.flatMap((element) => element.getAttribute('href') ?? []),
          styles: elements.filter(
            (element) => element.hasAttribute('style') && !element.closest('.katex'),
          ).length,
        };
      });
      expect(activity, text).toEqual([]);
      expect(found.frame, text).toEqual(['site-main', 'site-search']);
      expect(found.mains, text).toBe(1);
      expect(found.handlers, text).toEqual([]);
      expect(found.names, text).toEqual([]);
      expect(found.styles, text).toBe(0);
      expect(
        found.links.filter((link) => !/^(https:\/\/|mailto:|#|\/(?!\/))/.test(link)),
        text,
      ).toEqual([]);
      expect(found.elements, text).not.toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^(script|iframe|object|embed|style|link|meta|base|form|dialog)$/),
        ]),
      );
    }
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
