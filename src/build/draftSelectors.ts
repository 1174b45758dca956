import type { Plugin } from 'vite';

/**
 * Keeps quiet about `:target-current`: Lightning CSS does not know it yet, says so for each use, and
 * leaves it as it is.
 */
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
