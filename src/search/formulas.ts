/** The formulas of reviews in plain characters, each with the id that it stands under, by slug. */
export type Formulas = Record<string, [formula: string, id: string][]>;

const greek = `alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ
  lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω`;
const operators = `sqrt √ sum ∑ prod ∏ int ∫ infty ∞ partial ∂ nabla ∇ times × approx ≈ leq ≤ le ≤ geq ≥ ge ≥
  neq ≠ ne ≠ in ∈ to → rightarrow → sim ∼ propto ∝ pm ± ell ℓ top ⊤`;
/** Symbols by their names in TeX. */
const symbols = new Map(
  [...`${greek} ${operators}`.matchAll(/([a-z]+) (\S+)/g)].map(
    ([, name = '', symbol = '']) => [name, symbol] as const,
  ),
);

/** Commands for the look of a formula. */
const silent =
  /^(math[a-z]+|boldsymbol|text[a-z]*|operatorname|left|right|[dt]?frac|cdot|displaystyle|limits|q?quad|hat|tilde|bar|vec|dot)$/;

const signs = /[\\^{}=+*√∑∏∫∞∂∇≈≤≥≠∈→‖·×⊤ℓ\u0370-\u03FF\u2070-\u209C²³¹]|\p{L}\(|\b\p{L}_\w/u;

/** Whether a text has signs that only formulas have. */
export function hasSigns(text: string): boolean {
  return signs.test(text);
}

/** Whether a query may be a formula, in TeX, in plain characters or as typed on a keyboard. */
export function isFormula(text: string): boolean {
  const words = text.toLowerCase().split(' ');
  return hasSigns(text) || words.some((word) => word === 'sqrt' || isGreek(word));
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
    return whole !== '' && (key.includes(whole) || parts.every((part) => key.includes(part)));
  };
}

/** A formula to compare by, the same for `\\min_{\\theta} c(x)`, "min_theta c(x)" and "min_θ c(x)". */
function keyOf(text: string): string {
  return text
    .replace(/[⁰-ⁿᴬ-ᵡ²³¹]+/gu, '^$&')
    .replace(/(?<=\d ?)x(?= ?\d)/g, '×')
    .replace(/\\?(?<![a-z])([a-z]+)(?![a-z])/gi, (word, name: string) =>
      word.startsWith('\\') && silent.test(name) ? '' : (symbols.get(name.toLowerCase()) ?? name),
    )
    .normalize('NFKD')
    .replaceAll('⊤', 't')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{S}<>=^%!']|[|‖`]/gu, '');
}
