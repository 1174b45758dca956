import type { Element, Root } from 'hast';
import { hasClass } from '../elements.ts';

/** What the typeset formulas of a page use, each without duplicates. */
export interface FormulaUse {
  /** The classes that replace inline styles, for {@link styleRules}. */
  styles: string[];
  /** Every class that KaTeX's stylesheet may have rules for. */
  classes: string[];
  /** Every character that is printed. */
  characters: string;
}

export const noFormulas: FormulaUse = { styles: [], classes: [], characters: '' };

/**
 * Replaces the `style` attributes that KaTeX writes with classes, so that a page needs no inline
 * styles: `style="height:1em"` becomes `class="height:1em"`.
 * @throws Error if there is an unknown style
 */
export function replaceStyles(tree: Root): FormulaUse {
  const [styles, classes, texts] = [new Set<string>(), new Set<string>(), new Set<string>()];
  // Not by `visit`, which takes five times as long for the many elements of formulas.
  const visitFormula = (element: Element): void => {
    const { style, className, ...others } = element.properties;
    const own = Array.isArray(className) ? className : [];
    for (const name of own) classes.add(name);
    if (typeof style === 'string') {
      const names = style.split(';').filter(Boolean).map(classOf);
      for (const name of names) styles.add(name);
      element.properties = { className: [...own, ...names], ...others };
    }
    for (const child of element.children) {
      if (child.type === 'element') visitFormula(child);
      else if (child.type === 'text') texts.add(child.value);
    }
  };
  const find = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      if (hasClass(child, 'katex') || hasClass(child, 'katex-display')) visitFormula(child);
      else find(child);
    }
  };
  find(tree);
  return {
    styles: [...styles],
    classes: [...classes],
    characters: [...new Set([...texts].join(''))].join(''),
  };
}

/**
 * The stylesheet for classes of {@link replaceStyles}, without duplicates. Its rules take precedence
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
  if (!/^[a-z-]+:[#\w.%()+*/,-]+$/.test(name)) {
    throw new Error(`KaTeX wrote a style that is not known: ${declaration}`);
  }
  return name;
}
