import { existsSync, renameSync, rmSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

const formerOf = (folder: string): string => `${folder}.former`;

/** Puts back the site that `replaceSite` had moved away when it was killed. */
export function restoreSite(folder: string): void {
  if (existsSync(formerOf(folder)) && !existsSync(folder)) renameSync(formerOf(folder), folder);
}

/**
 * Moves a built site from the folder `draft` to `folder` once it is complete: a build that fails or
 * is killed leaves the last site untouched. Must be the last integration.
 */
export function replaceSite(draft: string, folder: string): AstroIntegration {
  return {
    name: 'replace-site',
    hooks: {
      'astro:build:done': () => {
        const former = formerOf(folder);
        rmSync(former, { recursive: true, force: true });
        if (existsSync(folder)) renameSync(folder, former);
        renameSync(draft, folder);
        rmSync(former, { recursive: true, force: true });
      },
    },
  };
}
