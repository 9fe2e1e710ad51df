import { z } from 'zod';
import { LIMITS } from '../check/limits.ts';
import { prompt } from '../check/manifest.ts';
import { problemsOf } from '../check/problems.ts';
import { Refusal, refuseWith } from '../check/refusal.ts';
import { type Method, optional, required, roomOf, structured } from './method.ts';

const prompts = z.array(prompt).min(1).max(LIMITS.prompts);

const setSuggestedPrompts: Method = {
  scope: 'assistant:write',
  run(world, args) {
    const room = roomOf(world, required(args, 'channel_id'));
    if (room.kind !== 'im') throw new Refusal('channel_not_found');
    const raw = structured(args, 'prompts', 'invalid_arguments');
    const parsed = prompts.safeParse(raw);
    if (!parsed.success) throw refuseWith('invalid_arguments', problemsOf(parsed.error, 'prompts', raw));
    // Slack's page names no error for an app that is no agent; it does say that a `thread_ts` fails in silence.
    if (!world.app.agent) throw new Refusal('feature_not_enabled');
    if (optional(args, 'thread_ts') === undefined) {
      world.state.prompts.set(room.id, { title: optional(args, 'title'), prompts: parsed.data });
      world.state.changed();
    }
    return {};
  },
};

/** The methods about agents. */
export const assistant: Readonly<Record<string, Method>> = {
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
};
