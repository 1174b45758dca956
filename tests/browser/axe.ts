import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rule that depends on colours, and takes longer than all others together. */
const contrast = 'color-contrast';

/**
 * What axe finds on a page, as "rule: markup". axe itself is sent to the page once, which takes
 * longer than a run of it.
 * @param rules only those about colours, or only the others
 */
export async function accessibilityProblems(
  page: Page,
  rules: 'all' | 'colours' | 'others' = 'all',
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    runOnly: rules === 'colours' ? [contrast] : tags,
    ...(rules === 'others' && { rules: { [contrast]: { enabled: false } } }),
  };
  return page.evaluate(async (options) => {
    const { run } = Reflect.get(window, 'axe') as typeof axe;
    const { violations } = await run(document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }, options);
}
