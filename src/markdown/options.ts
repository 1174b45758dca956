/** How a text fits into what it is shown in. */
export interface RenderOptions {
  /** Goes before every id, so that several reviews fit on one page. */
  prefix?: string;
  /** The path that the site lives under; starts and ends with `/`. */
  base?: string;
  /** The address of the review's page, for links to its sections from elsewhere. */
  page?: string;
  /** Former ids, each with the present one that it still leads to. */
  former?: Readonly<Record<string, string>>;
  /** What once stood in place of the prefix. */
  formerPrefixes?: readonly string[];
  /** Gives the SVG of a figure by its path below `content/figures`. */
  figure?: (path: string) => string;
  /**
   * For readers that have neither our stylesheet nor our scripts, such as feeds and books: without
   * permalinks, boxes that scroll, and drawings within the page.
   */
  standalone?: boolean;
}
