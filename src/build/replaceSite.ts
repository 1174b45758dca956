import { rename, rm } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

/**
 * Moves a built site from the folder `draft` to `folder` once it is complete: a build that fails or
 * is killed leaves the last site untouched. Must be the last integration.
 */
export function replaceSite(draft: string, folder: string): AstroIntegration {
  return {
    name: 'publish-whole',
    hooks: {
      'astro:build:done': async () => {
        const former = `${folder}.former`;
        await rm(former, { recursive: true, force: true });
        await rename(folder, former).catch((error: unknown) => {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        });
        await rename(draft, folder);
        await rm(former, { recursive: true, force: true });
      },
    },
  };
}
