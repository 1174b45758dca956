import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Replaces the `style` attributes that KaTeX writes with classes, so that a page needs no inline
 * styles: `style="height:1em"` becomes `class="height:1em"`.
 * @returns these classes, without duplicates, for {@link styleRules}
 * @throws Error if there is an unknown style
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
 * The stylesheet for classes of {@link styleClasses}, without duplicates. Its rules take precedence
 * as the inline styles did.
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

/** A class may contain any character but whitespace. */
function classOf(declaration: string): string {
  const name = declaration.trim().replace(/\s+/g, '_');
  if (!/^[a-z-]+:[#\w.%-]+$/.test(name)) {
    throw new Error(`KaTeX wrote a style that is not known: ${declaration}`);
  }
  return name;
}
