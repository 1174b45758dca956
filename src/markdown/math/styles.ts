import type { ElementContent } from 'hast';

/** What the typeset formulas of a page use, each without duplicates. */
export interface FormulaUse {
  /** The classes that replace inline styles, for {@link styleRules}. */
  styles: string[];
  /** Every class that KaTeX's stylesheet may have rules for. */
  classes: string[];
  /** Every character that is printed. */
  characters: string;
}

/** What several formulas use, without duplicates. */
export function union(uses: readonly FormulaUse[]): FormulaUse {
  return {
    styles: [...new Set(uses.flatMap(({ styles }) => styles))],
    classes: [...new Set(uses.flatMap(({ classes }) => classes))],
    characters: [...new Set(uses.map(({ characters }) => characters).join(''))].join(''),
  };
}

export const noFormulas = union([]);

/**
 * Replaces the `style` attributes that KaTeX writes with classes, so that a page needs no inline
 * styles: `style="height:1em"` becomes `class="height:1em"`.
 * @throws Error if there is an unknown style
 */
export function replaceStyles(formula: readonly ElementContent[]): FormulaUse {
  const [styles, classes, texts] = [new Set<string>(), new Set<string>(), new Set<string>()];
  // Not by `visit`, which takes five times as long for the many elements of a formula.
  const replaceIn = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') texts.add(node.value);
      if (node.type !== 'element') continue;
      const { style, className, ...others } = node.properties;
      const own = Array.isArray(className) ? className : [];
      for (const name of own) classes.add(name);
      if (typeof style === 'string') {
        const names = style.split(';').filter(Boolean).map(classOf);
        for (const name of names) styles.add(name);
        node.properties = { className: [...own, ...names], ...others };
      }
      replaceIn(node.children);
    }
  };
  replaceIn(formula);
  const characters = [...new Set([...texts].join(''))].join('');
  return { styles: [...styles], classes: [...classes], characters };
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
