declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown);
    format(kind: string, options?: object): string;
    data: object[];
  }
  export const plugins: { config: { get(name: string): { format: Record<string, unknown> } } };
}
