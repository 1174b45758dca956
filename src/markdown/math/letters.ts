/** The styles of letters in Unicode order; each has 26 capitals and 26 small letters. */
const letterStyles = [
  ...['bold', 'italic', 'bold-italic', 'script', 'bold-script', 'fraktur', 'double-struck'],
  ...['bold-fraktur', 'sans-serif', 'bold-sans-serif', 'sans-serif-italic'],
  ...['sans-serif-bold-italic', 'monospace'],
];
const firstLetter = 0x1d400;

const digitStyles = ['bold', 'double-struck', 'sans-serif', 'bold-sans-serif', 'monospace'];
const firstDigit = 0x1d7ce;

/** Letters that Unicode had before these blocks, which leave them out. */
const older: Readonly<Record<string, string>> = {
  italic: 'hℎ',
  script: 'BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ',
  fraktur: 'CℭHℌIℑRℜZℨ',
  'double-struck': 'CℂHℍNℕPℙQℚRℝZℤ',
};

/**
 * The character for a letter or digit in a mathematical style.
 * Source: The Unicode Standard, section 22.2, "Mathematical Alphanumeric Symbols".
 * @param character one of A to Z, a to z or 0 to 9; others have no such form
 * @param style a value of MathML's `mathvariant`
 */
export function styledLetter(character: string, style: string): string | undefined {
  const index = older[style]?.indexOf(character) ?? -1;
  if (index >= 0) return older[style]?.[index + 1];
  const [first, styles, characters] = /^[0-9]$/.test(character)
    ? [firstDigit, digitStyles, '0123456789']
    : [firstLetter, letterStyles, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
  const [block, offset] = [styles.indexOf(style), characters.indexOf(character)];
  return block < 0 || offset < 0
    ? undefined
    : String.fromCodePoint(first + block * characters.length + offset);
}
