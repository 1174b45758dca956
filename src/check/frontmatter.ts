/**
 * Splits a file into frontmatter and body.
 * @returns the YAML between the fences and its offset, and the body, with spaces in place of the
 * frontmatter, so that lines and offsets are those of the file
 */
export function splitFrontmatter(
  text: string,
): { yaml: string; start: number; body: string } | undefined {
  const [whole, yaml = ''] = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return {
    yaml,
    start: whole.indexOf('\n') + 1,
    body: whole.replace(/[^\n]/g, ' ') + text.slice(whole.length),
  };
}
