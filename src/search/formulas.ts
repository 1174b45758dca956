import { hasSigns } from './signs.ts';

/** The formulas of reviews in plain characters, each with the id that it stands under, by slug. */
export type Formulas = Record<string, [formula: string, id: string][]>;

const greek = `alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ
  lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω`;
const operators = `sqrt √ sum ∑ prod ∏ int ∫ infty ∞ partial ∂ nabla ∇ times × approx ≈ leq ≤ le ≤ geq ≥ ge ≥
  neq ≠ ne ≠ in ∈ to → rightarrow → sim ∼ propto ∝ pm ± ell ℓ top ⊤
  odot ⊙ oplus ⊕ otimes ⊗ subset ⊂ mid | lvert | rvert |`;
/** Symbols by their names in TeX. */
const symbols = new Map(
  [...`${greek} ${operators}`.matchAll(/([a-z]+) (\S+)/g)].map(
    ([, name = '', symbol = '']) => [name, symbol] as const,
  ),
);

/** Commands for the look of a formula. */
const silent =
  /^(math[a-z]+|boldsymbol|text[a-z]*|operatorname|left|right|[dt]?frac|cdot|displaystyle|limits|q?quad|hat|tilde|bar|vec|dot)$/;

/** Whether a query may be a formula, in TeX, in plain characters or as typed on a keyboard. */
export function isFormula(text: string): boolean {
  const words = text.toLowerCase().split(' ');
  return (
    hasSigns(text) ||
    /\p{L}\(/u.test(text) ||
    words.some((word) => word === 'sqrt' || isGreek(word))
  );
}

/** Whether a query is a formula with signs of its own. The star of A* makes no formula of it. */
export function isWholeFormula(text: string): boolean {
  return hasSigns(text) && text.replace(/[\s*+<>=^_(){}\\]/g, '').length > 1;
}

const isGreek = (word: string): boolean => /^[α-ω]$/.test(symbols.get(word) ?? '');

/**
 * Returns a function that tells whether a formula in plain characters has the one that was asked
 * for, or else, of a list such as "α β γ", every part.
 */
export function formulaFinder(text: string): (formula: string) => boolean {
  const whole = keyOf(text);
  const parts = text.split(/\s+/).map(keyOf).filter(Boolean);
  return (formula) => {
    const key = keyOf(formula);
    return whole !== '' && (hasKey(key, whole) || parts.every((part) => hasKey(key, part)));
  };
}

/** Whether a key has another, which does not end within a number. */
function hasKey(key: string, part: string): boolean {
  for (let at = key.indexOf(part); at >= 0; at = key.indexOf(part, at + 1)) {
    const end = at + part.length;
    if (!/^\d\d$/.test(key.slice(end - 1, end + 1))) return true;
  }
  return false;
}

/** A formula to compare by, the same for `\min_{\theta} c(x)`, "min_theta c(x)" and "min_θ c(x)". */
function keyOf(text: string): string {
  return (
    text
      .replace(/[⁰-ⁿᴬ-ᵡʰʲʳʷʸ²³¹]+/gu, '^$&')
      .replace(/(?<=\d ?)x(?= ?\d)/g, '×')
      .replace(/\\?(?<![a-z])([a-z]+)(?![a-z])/gi, (word, name: string, at: number) => {
        const isCommand = word.startsWith('\\');
        if (isCommand && silent.test(name)) return '';
        const symbol = symbols.get(name.toLowerCase());
        // As an index, "in" is two letters.
        const isIndex = /[_^]/.test(text.charAt(at - 1)) && !isCommand && !isGreek(name);
        return symbol === undefined || isIndex ? name : symbol;
      })
      .replace(/>=/g, '≥')
      .replace(/<=/g, '≤')
      // Decomposed, it would be an equals sign.
      .replaceAll('≠', '!=')
      .normalize('NFKD')
      .replaceAll('⊤', 't')
      .toLowerCase()
      .replace(/[-–]/g, '−')
      .replace(/[^\p{L}\p{N}\p{S}%!']|[|‖∥`⋅∗]/gu, '')
  );
}
