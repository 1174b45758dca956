/** What a review can be found by, and what a result shows of it. */
export interface SearchRecord {
  slug: string;
  title: string;
  authors: string[];
  institutions: string[];
  countries: string[];
  year: number;
  reviewer: string;
  handle: string;
  /** Other spellings of the reviewer's name. */
  aliases: string[];
  digest: string;
  topics: string[];
  /** arXiv number, DOI and address of the paper, as `identifierIn` gives them. */
  identifiers: string[];
}

/**
 * The identifier that a text is, or holds: an arXiv number without its version, a DOI, an address.
 * @returns undefined where the text is none of these
 */
export function identifierIn(text: string): string | undefined {
  const trimmed = text.trim().toLowerCase();
  const [, arxiv] =
    /^(?:https?:\/\/(?:www\.|export\.)?(?:arxiv|ar5iv)\.[a-z.]+\/(?:abs|pdf|html)\/|arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/.exec(
      trimmed,
    ) ?? [];
  if (arxiv) return `arxiv:${arxiv}`;
  const [, doi] =
    /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,}\/\S+)$/.exec(trimmed) ?? [];
  if (doi) return `doi:${doi}`;
  const [, address] = /^https?:\/\/(?:www\.)?(\S+?)\/?$/.exec(trimmed) ?? [];
  return address;
}
