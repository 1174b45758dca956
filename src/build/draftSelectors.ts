import type { Plugin } from 'vite';

/** Silences what Lightning CSS says of each `:target-current`, which it leaves as it is. */
export function draftSelectors(): Plugin {
  return {
    name: 'draft-selectors',
    configResolved: ({ logger }) => {
      const warn = logger.warn.bind(logger);
      logger.warn = (text, options) => {
        if (!text.includes("'target-current' is not recognized")) warn(text, options);
      };
    },
  };
}
