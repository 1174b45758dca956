import { readContent, type Content } from '../check/content.ts';
import { isDev } from '../environment.ts';
import { contentRoot } from './contentRoot.ts';

/** Astro loads this module more than once; all of them share what a build has read. */
const shared = globalThis as { articleEssenceContent?: Promise<Content> };

/** All content as it was when the build began; in dev, as it is now. */
export function allContent(): Promise<Content> {
  return isDev
    ? readContent(contentRoot)
    : (shared.articleEssenceContent ??= readContent(contentRoot));
}
