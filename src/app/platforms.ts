import { discord } from '../adapters/discord/index.ts';
import type { Platform } from '../adapters/shared/platform.ts';
import { slack } from '../adapters/slack/index.ts';

/** Every platform that there is; a new one is a folder in `adapters/` and a name in this list. */
export const PLATFORMS: readonly Platform[] = [slack, discord];
