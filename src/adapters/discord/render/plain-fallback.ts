import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { shorten } from '../../../reply/clean.ts';
import { LIMITS } from './limits.ts';
import { escapeText } from './markdown.ts';
import type { DiscordMessage } from './render.ts';

/** A message of plain text, for where Discord refuses the blocks; any message can be edited to one. */
export const wordsOnly = (words: string): DiscordMessage => ({
  flags: MessageFlags.IsComponentsV2,
  components: [{ type: ComponentType.TextDisplay, content: shorten(escapeText(words), LIMITS.text) }],
  allowed_mentions: { parse: [] },
});
