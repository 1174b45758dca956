declare module 'jsonld' {
  export interface Term {
    value: string;
  }

  export interface Quad {
    subject: Term;
    predicate: Term;
    object: Term;
  }

  const jsonld: { toRDF: (document: object, options: object) => Promise<Quad[]> };
  export default jsonld;
}
