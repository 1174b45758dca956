declare module '@citation-js/core' {
  export interface Entry {
    type: string;
    label: string;
    properties: Record<string, string>;
  }
  export class Cite {
    constructor(data: unknown);
    format(kind: 'bibtex', options: { format: 'object' }): Entry[];
    format(kind: string, options?: object): string;
    data: object[];
  }
  export const plugins: {
    config: {
      get(name: '@bibtex'): { format: Record<string, unknown> };
      get(name: '@csl'): {
        styles: { get(name: string): string; add(name: string, xml: string): void };
      };
    };
  };
}
