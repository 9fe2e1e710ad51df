import type { CommandTree } from '../../../core/declare/command.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';
import { promptsOf } from '../render/prompts.ts';

/** Suggests what can be asked in a person's conversation with Rung. Never rejects. */
export type SuggestPrompts = (channel: string) => Promise<void>;

/** The parts that prompts are suggested with. */
export interface SuggestedPromptsParts {
  readonly tree: CommandTree;
  readonly web: Web;
  readonly telemetry: Telemetry;
  /** Whether Slack shows Rung as an agent; undefined where that is not known. */
  readonly isAgent: () => boolean | undefined;
}

const TITLE = 'Try one of these';

/**
 * Suggests prompts each time that a conversation is opened. Where Slack refuses that, nothing is lost but the prompts:
 * the operator is told once of each reason. A workspace that never had agents is not asked.
 */
export function createSuggestedPrompts({
  tree,
  web,
  telemetry,
  isAgent,
}: SuggestedPromptsParts): SuggestPrompts {
  const prompts = promptsOf(tree);
  const told = new Set<string>();
  return async (channel) => {
    if (isAgent() === false || prompts.length === 0) return;
    try {
      // A `thread_ts` belongs to the older assistants: with one, Slack would show nothing and say nothing.
      await web.call('assistant.threads.setSuggestedPrompts', { channel_id: channel, title: TITLE, prompts });
    } catch (error) {
      if (!(error instanceof SlackError)) {
        telemetry.error(error);
        return;
      }
      const { failure } = error;
      telemetry.count('undelivered');
      if (failure.kind === 'retryable' || told.has(failure.what)) return;
      told.add(failure.what);
      telemetry.log(
        `slack: prompts could not be suggested in the messages with Rung (${failure.what}); all else works.`,
      );
    }
  };
}
