/** A glyph of one point, which draws nothing. Browsers refuse a font that has no outline at all. */
const point = Buffer.from('00010000000000000000000000003100', 'hex');

/**
 * Takes the outlines out of a TrueType font. What is left lays text out as the font does and shows
 * nothing: while the font itself is on its way, nothing on the page is out of place.
 * Source: the OpenType specification, "Organization of an OpenType Font", "glyf", "head", "loca".
 */
export function blankFont(font: Buffer): Buffer {
  const blank = Buffer.from(font);
  const tables = new Map<string, Buffer>();
  for (let entry = 12; entry < 12 + blank.readUInt16BE(4) * 16; entry += 16) {
    const offset = blank.readUInt32BE(entry + 8);
    const end = offset + blank.readUInt32BE(entry + 12);
    tables.set(blank.toString('latin1', entry, entry + 4), blank.subarray(offset, end));
  }
  const [head, loca, glyf] = [tables.get('head'), tables.get('loca'), tables.get('glyf')];
  if (!head || !loca || !glyf) throw new Error('Not a TrueType font');
  glyf.fill(0);
  point.copy(glyf);
  // Where each glyph starts. The first is `.notdef`, whose outline a subset may drop; the second
  // has the point; all others start where it ends: empty.
  const isLong = head.readInt16BE(50) === 1;
  const start = isLong ? '00000010' : '0008';
  loca.fill(Buffer.from(start, 'hex'));
  loca.fill(0, 0, isLong ? 8 : 4);
  return blank;
}
