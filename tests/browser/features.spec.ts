import { expect, test as unshared, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { readContent } from '../../src/compile/content.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { sites } from '../sites.ts';
import { test } from './sharedPage.ts';

const everything = `${sites.everything.url}reviews/everything/`;

const background = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

unshared('a chosen theme is remembered, and applied before the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const light = await background(page);
  const button = page.getByRole('button', { name: /^Theme/ });
  await expect(button).toHaveAccessibleName('Theme: auto');
  await button.click();
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: dark');
  const dark = await background(page);
  expect(dark).not.toBe(light);
  // Without the scripts that load after the first paint.
  await page.route(/\/_astro\/.*\.js$/, (route) => route.abort());
  await page.reload();
  expect(await background(page)).toBe(dark);
  await page.unrouteAll();
  await page.reload();
  await expect(button).toHaveAccessibleName('Theme: dark');
});

unshared.describe('with the clipboard', () => {
  unshared.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = (page: Page): Promise<string> =>
    page.evaluate(() => navigator.clipboard.readText());

  unshared('a copied sentence has the TeX of its formula', async ({ page }) => {
    await page.goto(everything);
    const loaded = page.waitForResponse(/copy-tex/);
    await page.evaluate(() => {
      const paragraph = document.querySelector('.prose p');
      if (paragraph) getSelection()?.selectAllChildren(paragraph);
    });
    await loaded;
    await page.waitForTimeout(100);
    await page.keyboard.press('Control+c');
    expect(await clipboard(page)).toContain('A sentence with $e^{i\\pi} + 1 = 0$ in it');
  });

  unshared('buttons copy the TeX of a formula, and code', async ({ page }) => {
    await page.goto(everything);
    // Its tools are shown when it is pointed at, or focused.
    const formula = page.locator('.formula').last();
    const copy = formula.getByRole('button', { name: 'Copy TeX' });
    await expect(copy).toHaveCSS('opacity', '0');
    await formula.getByRole('group').focus();
    await expect(copy).toHaveCSS('opacity', '1');
    await copy.click();
    await expect(page.getByText('TeX copied')).toBeVisible();
    expect(await clipboard(page)).toMatch(/^\\left\(\\begin\{matrix\}/);
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await expect(page.getByText('Code copied')).toBeVisible();
    expect(await clipboard(page)).toMatch(/^def scale\(depth: int/);
  });
});

test('a figure is enlarged by click or key, and closed by Escape', async ({ page }) => {
  await page.goto(everything);
  const figure = page.getByRole('link', { name: 'Enlarge figure 1' });
  const small = await figure.boundingBox();
  await figure.click();
  const dialog = page.getByRole('dialog', { name: 'Figure' });
  const large = await dialog.getByRole('img').boundingBox();
  expect(large?.width).toBeGreaterThan((small?.width ?? Infinity) * 1.2);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(figure).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
});

test('a picture is enlarged to its larger file, on light paper', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${sites.everything.url}reviews/pictures/`);
  const small = page.locator('.drawn > img').first();
  const source = (picture: Locator) => () =>
    picture.evaluate((image: HTMLImageElement) => image.currentSrc);
  await expect.poll(source(small)).toMatch(/\/1\.jpg\.small\.webp$/);
  await page.getByRole('link', { name: 'Enlarge figure 1' }).click();
  const large = page.getByRole('dialog', { name: 'Figure' }).getByRole('img');
  await expect.poll(source(large)).toMatch(/\/1\.jpg\.webp$/);
  await expect.poll(async () => (await large.boundingBox())?.width).toBeGreaterThan(900);
  for (const picture of [small, large]) {
    await expect(picture).toHaveCSS('background-color', 'rgb(251, 250, 246)');
  }
});

for (const javaScriptEnabled of [true, false]) {
  unshared.describe(`footnotes, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    unshared.use({ javaScriptEnabled });

    unshared('are in the margin beside their reference where there is room', async ({ page }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(everything);
      const note = await page.locator('.note').boundingBox();
      const reference = await page.locator('.note-reference').first().boundingBox();
      const prose = await page.locator('.prose').boundingBox();
      expect(note?.x).toBeGreaterThan((prose?.x ?? 0) + (prose?.width ?? 0));
      expect((note?.x ?? 0) + (note?.width ?? 0)).toBeLessThan(1440);
      expect(Math.abs((note?.y ?? 0) - (reference?.y ?? 0))).toBeLessThan(40);
    });

    unshared('open as popovers by keyboard on a phone', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 640 });
      await page.goto(everything);
      const note = page.locator('.note');
      await expect(note).toBeHidden();
      await page.getByRole('button', { name: 'Note 1' }).first().focus();
      await page.keyboard.press('Enter');
      await expect(note).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(note).toBeHidden();
      // A note longer than a paragraph is a link to the list.
      await page.getByRole('link', { name: '2', exact: true }).click();
      await expect(page.getByText('A note with a list')).toBeInViewport();
    });
  });
}

test('the current section is marked in the contents', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 700 });
  await page.goto(everything);
  const link = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
  // Late loading may move the section, and only a scroll makes the browser check again.
  const marked = (): Promise<(string | null)[]> =>
    link.evaluateAll((links) => {
      scrollTo(0, 0);
      document.querySelector('#code')?.scrollIntoView();
      const [plain] = links.slice(-1);
      const accent = getComputedStyle(document.querySelector('.prose a') ?? document.body).color;
      return plain
        ? links.filter((a) => getComputedStyle(a).color === accent).map((a) => a.textContent)
        : [];
    });
  await expect.poll(marked).toEqual(['Code']);
});

test('a key lists the shortcuts, and single-key shortcuts can be turned off', async ({ page }) => {
  // A reader may be quicker than the script of the dialog.
  await page.route(/\/keys\.[^/]*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto('/');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await keys.getByRole('checkbox').uncheck();
  await keys.getByRole('button', { name: 'Close' }).click();
  await expect(keys).toBeHidden();
  await page.reload();
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
});

unshared(
  'print has the text, with the URLs of its links and without navigation',
  async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto('/reviews/osnet/');
    for (const hidden of [
      '.masthead',
      '.colophon',
      '.on-this-page',
      '.next',
      '.permalink',
      'pre.cited',
    ]) {
      await expect(page.locator(hidden).first()).toBeHidden();
    }
    const after = await page
      .getByRole('link', { name: 'arXiv:1905.00953v5' })
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(after).toContain('https://arxiv.org/abs/1905.00953v5');
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(/\/Count (\d+)/.exec(pdf)?.[1]).toBe('2');
    // The citation of the review ends with its address.
    await expect(page.locator('p.cited').last()).toContainText(/Review of .*\/reviews\/osnet\/$/);
    await expect(page.locator('p.cited').last()).toBeVisible();
  },
);

unshared('print is in light colours, whatever theme is chosen', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
  });
  await page.emulateMedia({ media: 'print' });
  await page.goto('/reviews/osnet/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
});

test('on a phone, search fills the screen, figures grow, and targets can be hit', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(everything);
  const note = page.locator('.note-reference button').first();
  const { width = 0, height = 0 } = (await note.boundingBox()) ?? {};
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  const figure = page.locator('a.enlarge').first();
  const before = (await figure.locator('..').locator('svg').boundingBox())?.width ?? 0;
  await figure.click();
  const enlarged = page.getByRole('dialog', { name: 'Figure' });
  expect((await enlarged.locator('svg').boundingBox())?.width).toBeGreaterThan(1.5 * before);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /^Search/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  const box = await dialog.boundingBox();
  expect(box).toMatchObject({ x: 0, y: 0, height: 740 });
  // But for the scrollbar of a desktop browser.
  expect(box?.width).toBeGreaterThanOrEqual(345);
  expect((await dialog.getByRole('searchbox').boundingBox())?.width).toBeGreaterThan(230);
  await page.mouse.wheel(0, 500);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('an open dialog dims the page evenly, the place of its scrollbar, too', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(everything);
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toBeVisible();
  const row = await sharp(await page.screenshot({ clip: { x: 0, y: 890, width: 1440, height: 1 } }))
    .removeAlpha()
    .raw()
    .toBuffer();
  // The paper itself has 251.
  expect(row[0]).toBeLessThan(200);
  // But for rounding.
  for (const channel of [0, 1, 2]) {
    expect(Math.abs((row[channel] ?? 0) - (row.at(channel - 3) ?? 255))).toBeLessThan(3);
  }
});

test('a wide formula runs into an empty margin, or fades while it can be scrolled', async ({
  page,
}) => {
  await page.goto(everything);
  const formula = page.locator('.scrolls:has(> .katex-display)').first();
  const overflow = () => formula.evaluate((box) => box.scrollWidth - box.clientWidth);
  const mask = () => formula.evaluate((box) => getComputedStyle(box).maskImage);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await overflow()).toBe(0);
  expect(await mask()).toBe('none');
  await page.setViewportSize({ width: 360, height: 780 });
  expect(await overflow()).toBeGreaterThan(0);
  await expect.poll(mask).toContain('linear-gradient');
  await formula.evaluate((box) => (box.scrollLeft = box.scrollWidth));
  await expect.poll(mask).toBe('none');
});

test('labels of figures are never smaller than 12 px', async ({ page }) => {
  const { reviews } = await readContent(sites.next.content);
  for (const { slug } of reviews.filter(({ text }) => text.emblem !== undefined)) {
    await page.goto(`${sites.next.url}reviews/${slug}/`);
    for (const width of [320, 360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const sizes = await page.locator('.drawing text').evaluateAll((labels) =>
        labels.map((label) => {
          const { a: scale } = (label as SVGTextElement).getScreenCTM() ?? { a: 0 };
          return parseFloat(getComputedStyle(label).fontSize) * scale;
        }),
      );
      const smallest = Math.round(Math.min(...sizes) * 10) / 10;
      expect(smallest, `${slug} at ${width} px`).toBeGreaterThanOrEqual(12);
    }
  }
});

test('a caption is beside its figure where there is a margin, and below it otherwise', async ({
  page,
}) => {
  await page.goto(everything);
  const boxes = async () => {
    const [drawing, caption] = await Promise.all([
      page.locator('#figure-1 .drawing').boundingBox(),
      page.locator('#figure-1 figcaption').boundingBox(),
    ]);
    if (!drawing || !caption) throw new Error('no figure');
    return { drawing, caption };
  };
  await page.setViewportSize({ width: 1440, height: 900 });
  const wide = await boxes();
  expect(wide.caption.x).toBeGreaterThan(wide.drawing.x + wide.drawing.width);
  expect(wide.caption.y).toBeLessThan(wide.drawing.y + 20);
  await page.setViewportSize({ width: 1024, height: 900 });
  const narrow = await boxes();
  expect(narrow.caption.y).toBeGreaterThanOrEqual(narrow.drawing.y + narrow.drawing.height);
});

test('the navigation says in which part of the site a page is', async ({ page }) => {
  const current = page.getByRole('navigation', { name: 'Site' }).locator('[aria-current]');
  for (const [path, name, value] of [
    ['/', 'Reviews', 'page'],
    ['/reviews/everything/', 'Reviews', 'true'],
    ['/digests/2020-q1/', 'Reviews', 'true'],
    ['/reviewers/vera_example/', 'Reviewers', 'true'],
    ['/topics/', 'Topics', 'page'],
    ['/about/', 'About', 'page'],
  ] as const) {
    await page.goto(sites.everything.url + path.slice(1));
    await expect(current).toHaveText(name);
    await expect(current).toHaveAttribute('aria-current', value);
  }
});

test('no shape of text that reviews take makes a page scroll sideways', async ({ page }) => {
  const long = 'a-word-of-'.repeat(12);
  const columns = Array.from({ length: 14 }, (_, index) => `column ${index}`);
  const shapes = [
    String.raw`Within a line $\text{a long remark that someone put into a formula, to the end of it}$ goes on.`,
    String.raw`A sum $a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} + a_{12}$ goes on.`,
    String.raw`A fraction $\frac{\text{the number of all steps that were taken}}{\text{the number of all others}}$.`,
    String.raw`An index $\mathrm{LongNameOfAFunctionThatDoesNotBreak}_{\text{of a long subscript of it}}(x)$.`,
    `Words ${long} and \`${long.repeat(2)}\`, https://example.org/${long}.`,
    `- one\n  - two\n    - three\n      - four ${long}\n        - five\n          - six $x = y + z + u + v + w$`,
    `> a quotation\n>\n> > of another ${long}\n> >\n> > $$\n> > ${'a + '.repeat(40)} b\n> > $$`,
    `| ${columns.join(' | ')} |\n|${'---|'.repeat(14)}\n| ${columns.join(' | ')} |`,
    `| a | b |\n|---|---|\n| ${long} | ${long} |`,
    `$$\n${'a + '.repeat(60)} b\n$$`,
    `## A heading with ${long}\n\n1. ${long}\n\n   $$\n   ${'a + '.repeat(40)} b\n   $$`,
    `\`\`\`text\n${long.repeat(4)}\n\`\`\``,
    `A note[^1].\n\n[^1]: With ${long} and $${'a + '.repeat(30)} b$.`,
  ];
  await page.goto(everything);
  for (const shape of shapes) {
    const { html } = await renderMarkdown(shape);
    await page.locator('.prose').evaluate((prose, text) => (prose.innerHTML = text), html);
    for (const width of [320, 360, 768, 1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${width}: ${shape.slice(0, 60)}`).toBeLessThanOrEqual(width);
    }
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`formulas and code have enough contrast (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(everything);
    // axe skips formulas, as their HTML is hidden from assistive technology.
    const contrasts = await page.locator('.katex-html, .code pre span span').evaluateAll((all) => {
      const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
      // WCAG 2.2, "relative luminance" and "contrast ratio".
      const luminance = (colour: string): number => {
        const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
          const channel = value / 255;
          return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const behind = (element: Element): string => {
        const { backgroundColor } = getComputedStyle(element);
        const isClear = (channels(backgroundColor)[3] ?? 1) === 0;
        return isClear && element.parentElement ? behind(element.parentElement) : backgroundColor;
      };
      return all.map((element) => {
        const pair = [luminance(getComputedStyle(element).color), luminance(behind(element))];
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
      });
    });
    console.log(`${colorScheme}: at least ${Math.min(...contrasts).toFixed(2)}`);
    expect(contrasts.length).toBeGreaterThan(20);
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  });
}

unshared.describe('without JavaScript', () => {
  unshared.use({ javaScriptEnabled: false });

  unshared('contents and figures work', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(everything);
    await page.getByText('On this page').click();
    const contents = page.getByRole('navigation', { name: 'On this page' });
    await contents.getByRole('link', { name: 'Code', exact: true }).click();
    await expect(page.locator('#code')).toBeInViewport();
    await expect(page.getByRole('button', { name: /Theme|Keyboard|Copy/ })).toHaveCount(0);
    await page.locator('a.enlarge').first().click();
    await expect(page).toHaveURL(/figures\/everything\/line\.svg$/);
  });
});

unshared.describe('a quote', () => {
  unshared.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  /** Selects a paragraph of the text and copies it as a quote. */
  const quote = async (page: Page, paragraph: number): Promise<string> => {
    await page.goto('/reviews/product-key-memory/');
    await page
      .locator('.prose > p')
      .nth(paragraph)
      .evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.getByRole('button', { name: 'Copy quote' }).click();
    await expect(page.locator('.toast')).toHaveText('Quote copied');
    return page.evaluate(() => navigator.clipboard.readText());
  };

  /** Where a paragraph is in the window, if a link to it is followed. */
  const placeOf = async (page: Page, quoted: string, paragraph: number): Promise<number> => {
    const [link = ''] = /https:\S+$/.exec(quoted) ?? [];
    const { pathname, hash } = new URL(link);
    // A fragment of text is only followed by a page of its own.
    const other = await page.context().newPage();
    await other.goto(pathname + hash);
    await other.waitForFunction(() => scrollY > 0);
    const box = await other.locator('.prose > p').nth(paragraph).boundingBox();
    await other.close();
    return box?.y ?? NaN;
  };

  unshared('has its citation, and a link that leads back to it', async ({ page }) => {
    const quoted = await quote(page, 0);
    const text = (await page.locator('.prose > p').first().textContent()) ?? '';
    expect(quoted).toContain(`“${text}” Lashkevich, M. (2019). [Review of Large Memory Layers`);
    expect(quoted).toMatch(/https:\/\/\S+\/reviews\/product-key-memory\/#:~:text=\S+$/);
    const place = await placeOf(page, quoted, 0);
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(720);
  });

  unshared('has formulas as TeX, and a link to the words beside them', async ({ page }) => {
    const quoted = await quote(page, 5);
    expect(quoted).toMatch(/^“The fine points .* halves, \$q = \(q_1, q_2\)\$/);
    const place = await placeOf(page, quoted, 5);
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(720);
  });

  unshared(
    'has whole formulas, and none of the labels of buttons and drawings',
    async ({ page }) => {
      await page.goto('/reviews/product-key-memory/');
      const buttons = page.locator('.prose button.copy');
      expect(await buttons.count()).toBeGreaterThan(0);
      // From within a display formula to the end of a figure.
      await page.evaluate(() => {
        const glyphs = document.querySelector('.prose .katex-display .katex-html');
        const figure = document.querySelector('.prose figure:not(.table)');
        if (!glyphs || !figure) throw new Error('no formula, or no figure');
        const [first, last] =
          glyphs.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING
            ? [glyphs, figure]
            : [figure, glyphs];
        const range = document.createRange();
        range.setStart(first, 0);
        range.setEnd(last, last.childNodes.length);
        const selection = getSelection();
        selection?.removeAllRanges();
        selection?.addRange(range);
      });
      await page.getByRole('button', { name: 'Copy quote' }).click();
      await expect(page.locator('.toast')).toHaveText('Quote copied');
      const quoted = await page.evaluate(() => navigator.clipboard.readText());
      expect(quoted).toMatch(/\$\$[^$]+\$\$/);
      expect(quoted).not.toMatch(/\$\$\s*\$\$|Copy TeX|Copy formula/);
      const labels = await page.locator('.drawing text').allTextContents();
      expect(labels.filter((label) => label.length > 12 && quoted.includes(label))).toEqual([]);
    },
  );

  unshared('is offered only of the text of a review', async ({ page }) => {
    await page.goto('/reviews/product-key-memory/');
    const button = page.getByRole('button', { name: 'Copy quote' });
    const select = (selector: string): Promise<void> =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          getSelection()?.selectAllChildren(element);
        });
    await select('.prose > p');
    await expect(button).toBeVisible();
    await select('.review-end');
    await expect(button).toBeHidden();
    await select('.prose > p');
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await expect(button).toBeHidden();
  });
});
