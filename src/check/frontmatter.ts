/** Splits a file into frontmatter and body; the body keeps the file's line numbers. */
export function splitFrontmatter(text: string): { yaml: string; body: string } | undefined {
  const match = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(text);
  if (!match) return undefined;
  return {
    yaml: match[1] ?? '',
    body: match[0].replace(/[^\n]/g, '') + text.slice(match[0].length),
  };
}
