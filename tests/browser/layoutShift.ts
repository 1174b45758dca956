import type { Page } from '@playwright/test';

/** Sums up the layout shifts of every page that is opened from now on, for {@link shiftOf}. */
export async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries() as unknown as { value: number }[]) {
        const { dataset } = document.documentElement;
        dataset['shift'] = String(Number(dataset['shift'] ?? 0) + value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** How far the layout of the open page has shifted so far. */
export async function shiftOf(page: Page): Promise<number> {
  return Number(await page.locator('html').getAttribute('data-shift'));
}
