/** Gives the SVG of a figure by its path below `content/figures`. */
export type FigureSource = (path: string) => string | Promise<string>;

/** How a text fits into what it is shown in. */
export interface RenderOptions {
  /** Goes before every id. */
  prefix?: string;
  /** Moves headings down by so many levels. */
  deeper?: number;
  /** The path that the site lives under; starts and ends with `/`. */
  base?: string;
  /** The address of the review's page, for links to its sections from elsewhere. */
  page?: string;
  /** Former ids, each with the present one that it still leads to. */
  former?: Readonly<Record<string, string>>;
  /** What once stood in place of the prefix. */
  formerPrefixes?: readonly string[];
  /** Reads a drawing. */
  figure?: FigureSource;
  /** For readers that have neither our stylesheet nor our scripts: feeds and books. */
  standalone?: boolean;
}
