/** What identifies a paper: an arXiv number, a DOI, or else its address without the scheme. */
export interface Identifier {
  kind: 'arxiv' | 'doi' | 'address';
  /** Without the version of an arXiv number. */
  value: string;
  /** The version in an arXiv number, if any: `v2`. */
  version?: string;
}

const patterns: readonly [Identifier['kind'], RegExp][] = [
  [
    'arxiv',
    /^(?:https?:\/\/(?:www\.|export\.)?(?:arxiv|ar5iv)\.[a-z.]+\/(?:abs|pdf|html)\/|arxiv:\s*|(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.48550\/arxiv\.)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(v[1-9]\d?)?(?:\.pdf)?$/i,
  ],
  ['doi', /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,}\/\S+)$/i],
  ['address', /^https?:\/\/(?:www\.)?(\S+?)\/?$/i],
];

/** Parses an identifier; returns undefined if the text is not one. */
export function parseIdentifier(text: string): Identifier | undefined {
  for (const [kind, pattern] of patterns) {
    const [, value, version] = pattern.exec(text.trim()) ?? [];
    if (value !== undefined) return { kind, value, ...(version !== undefined && { version }) };
  }
  return undefined;
}

/** An identifier to compare by: `arxiv:1806.01603`, `doi:10.1145/3298689.3347058`, an address. */
export function identifierKey({ kind, value }: Identifier): string {
  return (kind === 'address' ? value : `${kind}:${value}`).toLowerCase();
}

/** The keys of everything in a pasted text that could identify a paper, its code or its digest. */
export function identifierKeysIn(text: string): string[] {
  const all = (pattern: RegExp): string[] =>
    [...text.matchAll(pattern)].map(([, found = '']) =>
      found
        .toLowerCase()
        .replace(/[./,;:)\]]+$/, '')
        .replace(/\.git$/, ''),
    );
  return [
    ...all(/(?<!\d|\d\.)(\d{4}\.\d{4,5})(?!\d)/g).map((number) => `arxiv:${number}`),
    ...all(/\b([a-z-]+(?:\.[a-z]{2})?\/\d{7})(?!\d)/gi).map((number) => `arxiv:${number}`),
    ...all(/\b(10\.\d{4,}\/[^\s?#]+)/g).map((doi) => `doi:${doi}`),
    // With and without its parameters, which may be all that tells it from another.
    ...all(/(?:https?:\/\/|\b)(?:www\.)?((?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s#]+)/gi),
    ...all(/(?:https?:\/\/|\b)(?:www\.)?((?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s?#]+)/gi),
    // The name of a repository alone.
    ...all(/^\s*([\w.-]+\/[\w.-]+)\s*$/g).map((name) => `github.com/${name}`),
  ];
}

/** Every identifier of a paper. */
export function identifiersOf({ link, doi = '' }: { link: string; doi?: string | undefined }) {
  return [link, doi].flatMap((text) => parseIdentifier(text) ?? []);
}

/** Keys of a paper's numbers, without its address: papers may share that of a collection. */
export function paperKeys(paper: { link: string; doi?: string | undefined }): string[] {
  return identifiersOf(paper)
    .filter(({ kind }) => kind !== 'address')
    .map(identifierKey);
}
