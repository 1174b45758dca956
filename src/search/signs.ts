const signs =
  /[\\^{}=+*<>√∑∏∫∞∂∇≈≤≥≠∈→‖·×⊤ℓ\u0370-\u03FF\u2070-\u209C\u1D62-\u1D6Aⱼ²³¹]|\b\p{L}_\w|\d ?x ?\d/u;

/** Whether a text has signs that only formulas have. */
export function hasSigns(text: string): boolean {
  return signs.test(text);
}
