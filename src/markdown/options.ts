export interface PictureSize {
  width: number;
  height: number;
}

/** How to render a text for the page, feed or book that it goes into. */
export interface RenderOptions {
  /** Precedes every id, so that several reviews fit on one page. */
  prefix?: string;
  /** The base path of the site; starts and ends with `/`. */
  base?: string;
  /** The address of the review's page, for links to its sections from elsewhere. */
  page?: string;
  /** Returns the SVG of a figure by its path below `content/figures`; undefined if it is missing. */
  figure?: (path: string) => string | undefined;
  /** Returns the size of a picture in pixels, by its path below `content/figures`. */
  picture?: (path: string) => PictureSize | undefined;
  /**
   * For readers without our stylesheet and scripts, such as feeds and books: no permalinks,
   * scrollable boxes or inlined drawings.
   */
  standalone?: boolean;
}
