/** What the site is built for and where it is served; README lists the variables. */
export interface Environment {
  /** The path that the site lives under; starts and ends with `/`. */
  base: string;
  /** The folder of the built site. */
  outDir: string;
  /** What the server listens on. */
  host: string;
  /** 0 for any free port. */
  port: number;
}

/**
 * Reads the variables of the environment.
 * @throws Error that names the variable and what it takes
 */
export function readEnvironment(variables = process.env): Environment {
  // As a shell sets it, a variable may be empty.
  const read = (name: string, unset: string): string => {
    const value = variables[name] ?? '';
    return value === '' ? unset : value;
  };
  const port = read('PORT', '4321');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`PORT is ${port}: give a number from 0 to 65535, such as PORT=4321.`);
  }
  return {
    base: basePath(variables['BASE_PATH']),
    outDir: read('OUT_DIR', 'dist'),
    host: read('HOST', 'localhost'),
    port: Number(port),
  };
}

/** `/article-essence/` for that path with or without its slashes. */
export function basePath(given = ''): string {
  const parts = given.split('/').filter(Boolean);
  if (parts.some((part) => part.startsWith('.') || !/^[\w.~-]+$/.test(part))) {
    throw new Error(`BASE_PATH is ${given}: give a path, such as BASE_PATH=/article-essence/.`);
  }
  return ['', ...parts, ''].join('/').replace('//', '/');
}
