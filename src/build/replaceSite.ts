import { renameSync, rmSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

/**
 * Moves a built site from the folder `draft` to `folder` once it is complete: a build that fails or
 * is killed leaves the last site untouched. Must be the last integration.
 */
export function replaceSite(draft: string, folder: string): AstroIntegration {
  return {
    name: 'replace-site',
    hooks: {
      'astro:build:done': () => {
        const former = `${folder}.former`;
        rmSync(former, { recursive: true, force: true });
        // At once: a build that is killed between the two would leave no site.
        try {
          renameSync(folder, former);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        }
        renameSync(draft, folder);
        rmSync(former, { recursive: true, force: true });
      },
    },
  };
}
