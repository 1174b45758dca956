declare module 'text-fragments-polyfill/dist/fragment-generation-utils.js' {
  interface TextFragment {
    prefix?: string;
    textStart: string;
    textEnd?: string;
    suffix?: string;
  }
  /** @returns status 0 if the fragment leads to the range and to nothing else */
  export function generateFragmentFromRange(range: Range): {
    status: number;
    fragment?: TextFragment;
  };
}
