import type { CommandTree } from '../../../core/declare/command.ts';
import { startersOf, type Starter } from '../../../core/help/starters.ts';
import { LIMITS } from './limits.ts';

/** The prompts that Slack suggests in the conversation with Rung. */
export const promptsOf = (tree: CommandTree): readonly Starter[] => startersOf(tree).slice(0, LIMITS.prompts);
