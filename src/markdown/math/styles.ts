import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Moves what KaTeX wrote into `style` attributes into classes, so that a page needs no inline
 * styles: `style="height:1em"` becomes `class="height:1em"`.
 * @returns these classes, each once, for {@link styleRules}
 * @throws Error if there is a style that is not known
 */
export function styleClasses(tree: Root): string[] {
  const styles = new Set<string>();
  visit(tree, 'element', (element) => {
    const { style, className, ...others } = element.properties;
    if (typeof style !== 'string') return;
    const names = style.split(';').filter(Boolean).map(classOf);
    for (const name of names) styles.add(name);
    const own = Array.isArray(className) ? className : [];
    element.properties = { className: [...own, ...names], ...others };
  });
  return [...styles];
}

/**
 * The stylesheet of some classes of {@link styleClasses}, each once. They are as strong as the
 * inline styles that they were.
 */
export function styleRules(styles: Iterable<string>): string {
  return [...new Set(styles)]
    .toSorted()
    .map((name) => {
      const selector = name.replace(/[^\w-]/g, String.raw`\$&`);
      return `.${selector}{${name.replaceAll('_', ' ')}!important}`;
    })
    .join('');
}

/** A class may hold every character but a blank. */
function classOf(declaration: string): string {
  const name = declaration.trim().replace(/\s+/g, '_');
  if (!/^[a-z-]+:[#\w.%-]+$/.test(name)) {
    throw new Error(`KaTeX wrote a style that is not known: ${declaration}`);
  }
  return name;
}
