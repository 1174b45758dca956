/** A collection of reviews to be read without a connection. */
export interface Book {
  /** Its address on the site, whole, which also identifies it. */
  address: string;
  title: string;
  /** Of the texts, as `en`. */
  language: string;
  publisher: string;
  /** Who wrote the reviews. */
  reviewers: readonly string[];
  /** Where the reviews first appeared. */
  source: string;
  /** The licence. */
  rights: string;
  description: string;
  /** When the collection appeared. */
  published: Date;
  /** When its content last changed. */
  modified: Date;
  /** What stands before the reviews, as HTML. */
  introduction: string;
  chapters: readonly Chapter[];
  /** SVG by the paths that the chapters' images have: `figures/osnet/block.svg`. */
  figures: ReadonlyMap<string, string>;
  /** A PNG. */
  cover: Uint8Array;
  stylesheet: string;
}

/** One review in a book. */
export interface Chapter {
  slug: string;
  title: string;
  authors: string;
  origin: string;
  byline: string;
  links: readonly { label: string; url: string }[];
  provenance?: string;
  /** The text, as HTML that needs no stylesheet; its links lead to the site or to `#sections`. */
  html: string;
  sections: readonly { id: string; title: string }[];
}
