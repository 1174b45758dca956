/** Where the 26 capitals of a style begin in Unicode; the small letters follow. */
const letterBlocks: Readonly<Record<string, number>> = {
  bold: 0x1d400,
  italic: 0x1d434,
  'bold-italic': 0x1d468,
  script: 0x1d49c,
  'bold-script': 0x1d4d0,
  fraktur: 0x1d504,
  'double-struck': 0x1d538,
  'bold-fraktur': 0x1d56c,
  'sans-serif': 0x1d5a0,
  'bold-sans-serif': 0x1d5d4,
  'sans-serif-italic': 0x1d608,
  'sans-serif-bold-italic': 0x1d63c,
  monospace: 0x1d670,
};

const digitBlocks: Readonly<Record<string, number>> = {
  bold: 0x1d7ce,
  'double-struck': 0x1d7d8,
  'sans-serif': 0x1d7e2,
  'bold-sans-serif': 0x1d7ec,
  monospace: 0x1d7f6,
};

/** Letters that Unicode had before it had the blocks, and left out there. */
const older: Readonly<Record<string, string>> = {
  italic: 'hℎ',
  script: 'BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ',
  fraktur: 'CℭHℌIℑRℜZℨ',
  'double-struck': 'CℂHℍNℕPℙQℚRℝZℤ',
};

/**
 * A letter or digit in a style of mathematics, as a character of its own.
 * Source: The Unicode Standard, section 22.2, "Mathematical Alphanumeric Symbols".
 * @param character one of A to Z, a to z or 0 to 9; others have no such form
 * @param style a value of MathML's `mathvariant`
 */
export function styledLetter(character: string, style: string): string | undefined {
  const index = older[style]?.indexOf(character) ?? -1;
  if (index >= 0) return older[style]?.[index + 1];
  const [blocks, offset] = /^[0-9]$/.test(character)
    ? [digitBlocks, Number(character)]
    : [letterBlocks, letters.indexOf(character)];
  const start = blocks[style];
  return start === undefined || offset < 0 ? undefined : String.fromCodePoint(start + offset);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
