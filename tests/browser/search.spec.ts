import { expect, test as unshared, type Page } from '@playwright/test';
import { sites } from '../sites.ts';
import { readContent } from '../../src/compile/content.ts';
import { accessibilityProblems } from './axe.ts';
import { recordShifts, shiftOf } from './layoutShift.ts';
import { test } from './sharedPage.ts';

/** The addresses of the results on the search page. */
async function found(page: Page): Promise<string[]> {
  const results = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(results.first()).toBeVisible();
  return results
    .locator('> a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
}

// `names.test.ts` looks for each by its names, too.
test('every review is found by its title', async ({ page }) => {
  const { url, base, content } = sites.next;
  const { reviews } = await readContent(content);
  test.setTimeout(30_000 + reviews.length * 2000);
  await page.goto(`${url}search/`);
  for (const { slug, data } of reviews) {
    // Clears the results of the last query.
    await page.getByRole('searchbox').fill('');
    await expect(page.getByRole('list', { name: 'Results' })).toBeHidden();
    await page.getByRole('searchbox').fill(data.title);
    expect((await found(page))[0], data.title).toBe(`${base}reviews/${slug}/`);
  }
});

test('search works under a base path', async ({ page }) => {
  await page.goto(`${sites.next.url}search/?q=RoBERTa`);
  expect(await found(page)).toContain('/article-essence/reviews/roberta/');
  await page
    .getByRole('link', { name: /RoBERTa/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/RoBERTa/);
});

test('the dialog opens by click and key, takes arrow keys, and returns focus', async ({ page }) => {
  await page.goto('/');
  const opener = page.getByRole('link', { name: 'Search' });
  await opener.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('memory layers');
  await expect(dialog.getByRole('listitem').first()).toContainText('Large Memory Layers');
  await expect(dialog.locator('mark').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/product-key-memory/);
});

test('a keyboard-only reader finds a review and its section', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#site-main')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('graviton');
  await expect(results(page)).toHaveCount(1);
  // The first row is the reviewer.
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('dialog').getByRole('link', { name: '@graviton' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Omni-Scale/);
  const section = page.getByRole('link', { name: 'Results', exact: true });
  await section.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#results')).toBeInViewport();
});

test('the focus stays on a result when the answer to more of the query arrives', async ({
  page,
}) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('gravito');
  const dialog = page.getByRole('dialog');
  const result = dialog.getByRole('list', { name: 'Results' }).getByRole('link').first();
  await result.focus();
  const answerTo = (query: string): Promise<void> =>
    dialog.getByRole('searchbox').evaluate((input: HTMLInputElement, text) => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    }, query);
  await answerTo('graviton');
  await expect(result).toHaveAttribute('href', /q=graviton$/);
  await expect(result).toBeFocused();
  // Where the result is gone, the reader is told what there is instead, and goes on from there.
  await answerTo('memory layers');
  await expect(result).toContainText('Large Memory Layers');
  await expect(dialog.getByRole('status')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(result).toBeFocused();
});

test('facets narrow the results, and the address reflects them', async ({ page }) => {
  await page.goto('/search/?q=network');
  const list = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(list.nth(1)).toBeVisible();
  await page.getByRole('checkbox', { name: /^Alexander Denisenko/ }).check();
  await expect(list).toHaveCount(1);
  await expect(page).toHaveURL(/q=network&reviewer=Alexander\+Denisenko$/);
  await page.reload();
  await expect(list).toHaveCount(1);
  await expect(list).toContainText('Google Research, 2019');
  await expect(list).toContainText('Reviewed by Alexander Denisenko');
  await page.getByRole('checkbox', { name: /^Alexander Denisenko/ }).uncheck();
  await expect(list.nth(1)).toBeVisible();
});

test('an excerpt shows the hit, and no raw TeX', async ({ page }) => {
  await page.goto('/search/?q=grid+search');
  const first = page.getByRole('list', { name: 'Results' }).getByRole('listitem').first();
  await expect(first.locator('mark').first()).toHaveText(/grid/i);
  await expect(first).not.toContainText(/\\|\$|_\{|\^/);
});

test('an excerpt keeps its formulas, and says where it is cut', async ({ page }) => {
  await page.goto('/search/?q=initialisation');
  const excerpt = results(page).first().locator('p').last();
  // In letters that no word has.
  await expect(excerpt).toContainText(/\u{1D464}[₀ₜ]/u);
  await expect(excerpt).not.toContainText(/ [.,]/);
  await expect(excerpt).toContainText(/([.!?]| …)$/);
});

test('a filter that is on is shown, and can be removed', async ({ page }) => {
  await page.goto('/search/?q=network&year=2018&topic=generalization');
  await expect(results(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Remove the filter 2018' }).click();
  await expect(page).toHaveURL(/q=network&topic=generalization$/);
  await expect(page.locator('.chips button')).toHaveText(['generalization ×']);
  await expect(page.getByRole('main').getByRole('status')).toBeFocused();
});

test('the dialog shows reviewers and topics first, and leads to their pages', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('language');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toHaveText(['Topics', 'Reviews']);
  await page.getByRole('searchbox').fill('Скоблов');
  await expect(dialog.getByRole('heading')).toHaveText(['Reviewers', 'Reviews']);
  await page.keyboard.press('ArrowDown');
  // Whoever types on is in the field again.
  await page.keyboard.type(' ');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/reviewers\/error_derivative\/$/);
});

unshared('nothing moves on the search page when results arrive', async ({ page }) => {
  await recordShifts(page);
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/search/?q=memory', { waitUntil: 'networkidle' });
    await expect(results(page).first()).toBeVisible();
    expect(await shiftOf(page), String(width)).toBeLessThan(0.01);
  }
});

for (const [state, query, shown, pattern] of [
  ['before a query', '', 'Newest digests', /nothing/],
  ['with results', 'memory', 'Large', /nothing/],
  ['without a result', 'xyzzyq', 'Browse instead', /nothing/],
  ['with an error', 'memory', 'Search did not load', /records\.json|pagefind/],
] as const) {
  test(`the search dialog is accessible ${state}`, async ({ page }) => {
    await page.route(pattern, (route) => route.abort());
    await page.goto('/');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill(query);
    await expect(page.getByRole('dialog').getByText(shown).first()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('listitem');

test('a query with a typo or in the wrong layout is corrected, and the reader is told', async ({
  page,
}) => {
  // A word that only a text has.
  await page.goto('/search/?q=bakcpack+cameras');
  await expect(page.getByRole('status').first()).toContainText(
    'Showing results for backpack cameras: 1 review.',
  );
  await expect(results(page).first()).toContainText('Omni-Scale');
  // A term of the glossary in the wrong layout: память.
  await page.goto('/search/?q=gfvznm');
  await expect(page.getByRole('status').first()).toContainText('Showing results for memory');
  await page.goto('/search/?q=author:Lampel+memory');
  await expect(page.getByRole('status').first()).toContainText(
    'Showing results for memory author:"lample": 1 review.',
  );
  await page.goto('/search/?q=karnachov');
  await expect(page.getByRole('status').first()).toContainText('Showing results for Karnachev');
  await expect(results(page).first()).toContainText('Parameter-Efficient');
  await page.getByRole('searchbox').fill('Ылщидщм');
  await expect(page.getByRole('status').first()).toContainText(
    'Showing results for Skoblov: 2 reviews. Search for Ылщидщм instead',
  );
  await page.getByRole('link', { name: 'Ылщидщм' }).click();
  await expect(page.getByRole('status').first()).toHaveText('Nothing matches “Ылщидщм”.');
  await expect(page.getByRole('searchbox')).toHaveValue('Ылщидщм');
});

test('a query that nothing matches as a whole finds what has most of it, and says so', async ({
  page,
}) => {
  const status = page.getByRole('status').first();
  await page.goto('/search/?q=surveillance+cameras+backpack');
  await expect(status).toHaveText('Nothing has all of these words together. These come close:');
  await expect(results(page).first()).toContainText('Omni-Scale');
  await expect(page).toHaveTitle(/^surveillance cameras backpack · Search/);
  await page.goto('/search/?q=dropout+zebra');
  await expect(status).toHaveText('Nothing matches “dropout zebra”.');
});

for (const [query, title, reason] of [
  ['simp', 'Neural reparameterization', 'a word as asked counts before one that begins with it'],
  ['how many parameters does an adapter add', 'Parameter-Efficient', 'words as asked count first'],
  ['small but accurate imagenet network', 'EfficientNet', 'words of grammar count nothing'],
  ['reproducible recommendation', 'Really Making Much Progress', 'forms have the same stem'],
] as const) {
  test(`what is meant comes first, ${reason}: ${query}`, async ({ page }) => {
    await page.goto(`/search/?q=${encodeURIComponent(query)}`);
    await expect(page.locator('main .answer')).toHaveAttribute('aria-busy', 'false');
    await expect(results(page).first()).toContainText(title);
  });
}

test('without the lists of words, what comes close is found, and nothing has failed', async ({
  page,
}) => {
  await page.route(/pagefind\/words/, (route) => route.abort());
  await page.goto('/search/?q=bakcpack+cameras');
  await expect(page.getByRole('status').first()).toHaveText(
    'Nothing has all of these words together. These come close:',
  );
  await expect(results(page).first()).toContainText('Omni-Scale');
});

test('the dialog, opened again, selects the last query', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox');
  await field.fill('memory');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('brain');
  await expect(field).toHaveValue('brain');
});

test('a browser can search the site from its address bar', async ({ page }) => {
  await page.goto('/');
  const description = await page.locator('link[rel=search]').getAttribute('href');
  const xml = await (await page.request.get(description ?? '')).text();
  const [, template = ''] = / template="([^"]*)"/.exec(xml) ?? [];
  const { pathname, search } = new URL(template.replace('{searchTerms}', 'layer+rotation'));
  await page.goto(pathname + search);
  await expect(results(page).first()).toContainText('Layer rotation');
});

test('a word that texts have is not corrected to a name', async ({ page }) => {
  await page.goto('/search/?q=sample');
  await expect(page.getByRole('status').first()).toHaveText(/^\d reviews?$/);
});

test('short forms and other languages are taken for their term', async ({ page }) => {
  const status = page.getByRole('status').first();
  await page.goto('/search/?q=NAS');
  await expect(status).toHaveText(/^\d reviews? for NAS or neural architecture search$/);
  await expect(results(page).first()).toContainText('EfficientNet');
  await page.goto('/search/?q=память');
  await expect(status).toHaveText(/^\d reviews? for память or memory$/);
  await expect(results(page).first()).toContainText('Large Memory Layers');
});

for (const [words, section] of [
  ['lists the algorithm in full together', 'layer-rotation/#layca-a-way-to-control-it'],
  // A word is asked twice.
  ['the weights of the network and', 'neural-reparameterization/#the-loop'],
] as const) {
  test(`the first link leads to where the words stand together: ${words}`, async ({ page }) => {
    await page.goto(`/search/?q=${words.replaceAll(' ', '+')}`);
    const link = results(page).first().getByRole('link').nth(1);
    await expect(link).toHaveAttribute('href', /#/);
    const { pathname, hash } = new URL((await link.getAttribute('href')) ?? '', page.url());
    expect(pathname + hash).toBe(`/reviews/${section}`);
  });
}

test('hits are marked on the page that search led to, and can be cleared', async ({ page }) => {
  await page.goto('/search/?q=softmax');
  await results(page)
    .getByRole('link', { name: /Product Keys/ })
    .click();
  const clear = page.getByRole('button', { name: /^Hide highlights \(\d+\)$/ });
  await expect(clear).toBeVisible();
  await expect(page).toHaveURL(/\/reviews\/product-key-memory\/$/);
  const marks = () => page.evaluate(() => CSS.highlights.get('searched')?.size ?? 0);
  expect(await marks()).toBeGreaterThan(1);
  await clear.click();
  expect(await marks()).toBe(0);
  await expect(clear).toBeHidden();
});

test('a formula is found by its TeX', async ({ page }) => {
  await page.goto(`/search/?q=${encodeURIComponent('\\sqrt{N}')}`);
  await expect(results(page).first()).toContainText('Large Memory Layers');
});

for (const [query, title, formula] of [
  ['2md + d + m', 'Parameter-Efficient', '2𝑚𝑑+𝑑+𝑚'],
  ['√N', 'Large Memory Layers', '𝑂(√𝑁)'],
] as const) {
  test(`${query} is found, and the formula is shown`, async ({ page }) => {
    await page.goto(`/search/?q=${encodeURIComponent(query)}`);
    const first = results(page).first();
    await expect(first).toContainText(title);
    await expect(first).toContainText(`Formula ${formula}`);
  });
}

test('fields, quotes and minus narrow a search down', async ({ page }) => {
  for (const [query, slugs] of [
    ['author:Lample', ['product-key-memory']],
    ['reviewer:"Svyatoslav Skoblov"', ['layer-rotation', 'conscious-to-subliminal']],
    ['reviewer:skoblov brain', ['conscious-to-subliminal']],
    ['"cosine distance"', ['layer-rotation']],
    ['memory -attention -BERT', ['efficientnet']],
  ] as const) {
    await page.goto(`/search/?q=${encodeURIComponent(query)}`);
    const addresses = slugs.map((slug) => `/reviews/${slug}/`);
    await expect(async () => {
      expect((await found(page)).toSorted(), query).toEqual(addresses.toSorted());
    }).toPass({ timeout: 5000 });
    await expect(page.locator('.found .answer')).toHaveAttribute('aria-busy', 'false');
    expect((await found(page)).toSorted(), query).toEqual(addresses.toSorted());
  }
});

test('words that no review has in this order are searched without the quotes', async ({ page }) => {
  await page.goto(`/search/?q=${encodeURIComponent('"distance cosine"')}`);
  await expect(page.getByRole('status').first()).toHaveText(
    'Showing results for distance cosine: 1 review. Search for "distance cosine" instead',
  );
  await page.getByRole('link', { name: '"distance cosine"' }).click();
  await expect(page.getByRole('status').first()).toHaveText('Nothing matches “"distance cosine"”.');
});

test('on the search page the keys for search lead to its field', async ({ page }) => {
  await page.goto('/search/?q=memory');
  const box = page.getByRole('searchbox');
  await expect(box).toHaveValue('memory');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('bert');
  await expect(box).toHaveValue('bert');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('arrows lead through the results of the search page, and filters are there at once', async ({
  page,
}) => {
  await page.goto('/search/');
  await expect(page.getByRole('checkbox', { name: /^2018/ })).toBeVisible();
  const field = page.getByRole('searchbox');
  await field.fill('network');
  await expect(results(page).nth(1)).toBeVisible();
  await field.press('ArrowDown');
  await expect(results(page).first().getByRole('link').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
});

test('a text result names its section and leads to it', async ({ page }) => {
  await page.goto('/search/?q=primates');
  const section = results(page).first().getByRole('link', { name: 'The experiment' });
  await section.click();
  await expect(page).toHaveURL(/conscious-to-subliminal\/#the-experiment$/);
});

test('sorting and facets are in the address, and Back undoes them', async ({ page }) => {
  await page.goto('/search/?q=network');
  await expect(results(page).nth(1)).toBeVisible();
  await page.getByRole('checkbox', { name: /^2018/ }).check();
  await expect(results(page)).toHaveCount(1);
  await page.getByLabel('Sort by').selectOption('year');
  await expect(page).toHaveURL(/q=network&year=2018&sort=year$/);
  await page.goBack();
  await expect(page.getByLabel('Sort by')).toHaveValue('');
  await page.goBack();
  await expect(page.getByRole('checkbox', { name: /^2018/ })).not.toBeChecked();
  await expect(results(page).nth(1)).toBeVisible();
});

test('an empty query suggests digests and topics, and no results suggest lists to browse', async ({
  page,
}) => {
  await page.goto('/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('link', { name: 'July to September 2019' })).toBeVisible();
  await page.getByRole('searchbox').fill('xyzzyq');
  await expect(dialog.getByRole('status')).toContainText('Nothing matches “xyzzyq”');
  await dialog.getByRole('link', { name: 'Papers from A to Z' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Papers from A to Z');
});

test.describe('with part of the index missing', () => {
  for (const [what, pattern, message] of [
    ['the list of names', /records\.json/, 'Titles and names did not load'],
    ['the script of Pagefind', /pagefind\/pagefind\.js/, 'The texts did not load'],
    ['the wasm of Pagefind', /pagefind\/wasm/, 'The texts did not load'],
    ['the fragments of Pagefind', /pagefind\/fragment/, 'The texts did not load'],
    ['the words of Pagefind', /\.pf_index/, 'The texts did not load'],
  ] as const) {
    test(`${what}: the rest is searched, and one can try again`, async ({ page }) => {
      await page.route(pattern, (route) => route.abort());
      await page.goto('/search/?q=memory');
      await expect(page.getByRole('status').first()).toContainText(message, { timeout: 8000 });
      await expect(results(page).first()).toContainText(/memory/i);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('status').first()).toHaveText(/^\d reviews$/);
      await expect(results(page).first()).toContainText('Large Memory Layers');
    });
  }

  test('the list of names: no facets are offered', async ({ page }) => {
    await page.route(/records\.json/, (route) => route.abort());
    await page.goto('/search/?q=memory');
    await expect(results(page).first()).toContainText(/memory/i);
    await expect(page.locator('.facets input')).toHaveCount(0);
  });

  test('all of it: a message, and lists to browse', async ({ page }) => {
    await page.route(/records\.json|pagefind/, (route) => route.abort());
    await page.goto('/search/?q=memory');
    await expect(page.getByText('Search did not load.')).toBeVisible({ timeout: 8000 });
    await page.getByRole('main').getByRole('link', { name: 'Reviewers' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reviewers');
  });

  test('a file that never arrives: a message after five seconds', async ({ page }) => {
    await page.route(/pagefind\/fragment/, () => new Promise(() => undefined));
    await page.goto('/search/?q=memory');
    await expect(results(page).first()).toContainText('Large Memory Layers');
    await expect(page.getByRole('status').first()).toContainText('The texts did not load', {
      timeout: 6500,
    });
  });
});

test('a late response does not replace a newer one', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.goto('/search/');
  let isFirst = true;
  await page.route(/pagefind\/fragment/, async (route) => {
    if (isFirst) await held;
    await route.continue();
  });
  const box = page.getByRole('searchbox');
  await box.fill('primates');
  await page.waitForRequest(/pagefind\/fragment/);
  isFirst = false;
  await box.fill('roberta');
  await expect(results(page).first()).toContainText('RoBERTa');
  release();
  await page.waitForTimeout(500);
  await expect(results(page).first()).toContainText('RoBERTa');
});

test('hostile queries are treated as text', async ({ page }) => {
  page.on('dialog', () => {
    expect(false, 'a script ran').toBe(true);
  });
  page.on('pageerror', (error) => {
    expect(error).toBe(undefined);
  });
  const queries = [
    ...['', '   ', '.*+?^${}()|[]\\', '<img src=x onerror=alert(1)>', '"', '😀', '\0', '\uD800'],
    ...['САМАЯ', 'самая', 'x'.repeat(100_000)],
  ];
  await page.goto('/search/');
  const box = page.getByRole('searchbox');
  for (const query of queries) {
    await box.evaluate((input: HTMLInputElement, value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, query);
    await expect(
      page
        .locator('.status')
        .getByText(/Nothing matches|review/)
        .or(page.getByText('Newest digests'))
        .first(),
    ).toBeVisible({ timeout: 8000 });
  }
  await page.goto('/search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&topic=%3Cb%3E');
  await expect(page.locator('.search-page img, .search-page b')).toHaveCount(0);
});
