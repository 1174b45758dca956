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
