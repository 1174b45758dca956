import { beforeEach, expect, test, vi } from 'vitest';

const module = () => import('../../src/search/formulas.ts');
let { formulaFinder, isFormula } = await module();

// Loaded anew for each test, so that what a module does when it is loaded is tested too.
beforeEach(async () => {
  vi.resetModules();
  ({ formulaFinder, isFormula } = await module());
});

test.each([
  ['2md + d + m', '2𝑚𝑑+𝑑+𝑚'],
  ['w_0 \\cdot w_t', '𝑑(𝑤₀,𝑤ₜ) = 1−𝑤₀⋅𝑤ₜ/∥𝑤₀∥ ∥𝑤ₜ∥'],
  ['w0 * wt', '𝑤₀⋅𝑤ₜ'],
  ['min_theta c(x(theta))', 'min_θ 𝑐(𝑥(θ))'],
  ['\\min_{\\theta} c\\left(x\\right)', 'min_θ 𝑐(𝑥)'],
  ['2^15', '2¹⁵'],
  ['2^{15}', '2¹⁵'],
  ['x²', '𝑥²'],
  ['\\sqrt{N}', '𝑂(√𝑁)'],
  ['√N', '√𝑁'],
  ['sqrt(N)', '√𝑁'],
  ['α β γ', 'α⋅β²⋅γ² ≈ 2'],
  ['alpha beta gamma', 'α⋅β²⋅γ² ≈ 2'],
  ['ALPHA = 1.2', 'α = 1.2'],
  ['\\frac{a}{b}', '𝑎/𝑏'],
  ['\\mathcal{T}_k(q^\\top k_i)', '𝒯ₖ(𝑞ᵀ𝑘ᵢ)'],
  ['q^T', '𝑞^⊤𝑘ᵢ'],
  ['\\tilde{x} = \\sum_t', '𝑥̃ = ∑ₜ𝐺(𝑥ᵗ)'],
  ['15 x 5 = 75', '15×5 = 75'],
  ['x_{t-1}', '𝑥ₜ₋₁'],
  ['G(x) \\odot x >= 1', '𝐺(𝑥)⊙𝑥 ≥ 1'],
  ['1-w_0', '1−𝑤₀'],
  ['e^{-x}', '𝑒^(−𝑥)'],
  ['\\|w_0\\|\\|w_t\\|', '∥𝑤₀∥ ∥𝑤ₜ∥'],
  ['x^j', '𝑥ʲ'],
  ['q_in', '𝑞ᵢₙ'],
  ['a \\neq b', '𝑎 ≠ 𝑏'],
  ['phi = 4', 'ϕ = 4'],
])('%s is a formula, and found in %s', (asked, formula) => {
  expect(isFormula(asked)).toBe(true);
  expect(formulaFinder(asked)(formula)).toBe(true);
});

test.each([
  ['eta', 'β'],
  ['2^15', '215'],
  ['a + b', '𝑎−𝑏'],
  ['x < y', '𝑥 > 𝑦'],
  ['α β', 'α'],
  ['a ≠ b', '𝑎 = 𝑏'],
  ['N = 5', '√𝑁 = 512'],
  ['{}', '𝑥'],
])('%s is not found in %s', (asked, formula) => {
  expect(formulaFinder(asked)(formula)).toBe(false);
});

test.each(['error_derivative', 'GPT-2', 'memory layers', 'top-k in 2019', 'pi-mesons', '1,000'])(
  '%s is no formula',
  (text) => {
    expect(isFormula(text)).toBe(false);
  },
);
