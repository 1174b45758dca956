import type { Plugin } from 'vite';

/** Silences Lightning CSS's warning about each `:target-current`, which it leaves unchanged. */
export function silenceTargetCurrent(): Plugin {
  return {
    name: 'silence-target-current',
    configResolved: ({ logger }) => {
      const warn = logger.warn.bind(logger);
      logger.warn = (text, options) => {
        if (!text.includes("'target-current' is not recognized")) warn(text, options);
      };
    },
  };
}
