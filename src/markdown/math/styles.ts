import type { Element, Root } from 'hast';

/**
 * Replaces the `style` attributes that KaTeX writes with classes, so that a page needs no inline
 * styles: `style="height:1em"` becomes `class="height:1em"`.
 * @returns these classes, without duplicates, for {@link styleRules}
 * @throws Error if there is an unknown style
 */
export function styleClasses(tree: Root): string[] {
  const styles = new Set<string>();
  // Not `visit`, which takes five times as long for the many elements of formulas.
  const replace = (element: Root | Element): void => {
    if (element.type === 'element' && typeof element.properties['style'] === 'string') {
      const { style, className, ...others } = element.properties;
      const names = style.split(';').filter(Boolean).map(classOf);
      for (const name of names) styles.add(name);
      const own = Array.isArray(className) ? className : [];
      element.properties = { className: [...own, ...names], ...others };
    }
    for (const child of element.children) if (child.type === 'element') replace(child);
  };
  replace(tree);
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
