import type { HomeView } from '@slack/types';
import { replay } from '../../../core/declare/invocation.ts';
import type { Answer } from '../../../core/run/run.ts';
import { note } from '../../../reply/build.ts';
import type { Call } from '../../../reply/reply.ts';
import type { Core, Telemetry } from '../../shared/adapter.ts';
import { plainText } from '../render/actions.ts';
import { LIMITS } from '../render/limits.ts';
import { render, type SlackMessage } from '../render/render.ts';
import type { Requester } from '../../shared/requester.ts';
import { FRONT } from './reply-target.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';

/** Whether a call is the one that the front page answers. */
export const isFront = (core: Core, call: Call): boolean => call.path.join(' ') === core.home.path.join(' ');

/** A message as a Home, which has no text beside its blocks. */
export const homeView = ({ blocks, text }: SlackMessage, front: boolean): HomeView => ({
  type: 'home',
  blocks: blocks.length > 0 ? [...blocks] : [{ type: 'section', text: plainText(text, LIMITS.plainText) }],
  ...(front && { callback_id: FRONT }),
});

/** The front page in place of an answer to what was pressed on it: what was changed stands there, or is said on top. */
export async function frontAfter(core: Core, answer: Answer, from: Requester): Promise<Answer> {
  const home = await core.invoke(replay(core.home, from));
  if (!home.ok) return answer;
  const { summary } = answer.reply;
  if (home.reply.blocks.some((one) => one.type === 'heading' && one.text === summary)) return home;
  return { ...home, reply: { ...home.reply, blocks: [note(summary), ...home.reply.blocks] } };
}

export interface FrontParts {
  readonly core: Core;
  readonly web: Web;
  readonly telemetry: Telemetry;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Shows the front page on somebody's Home without being asked: tried once, and a failure is only counted. */
export function createFront({ core, web, telemetry, now }: FrontParts): (from: Requester) => Promise<void> {
  return async (from) => {
    try {
      const { ok, reply, call, visibility } = await core.invoke(replay(core.home, { ...from, at: now() }));
      // The apology of a database that is away is no home.
      if (!ok) return;
      const { payload, storedActions } = render({ reply, call, page: 1, visibility }, { tables: false });
      const { platform, workspace = '' } = from.actor;
      await core.storeActions(storedActions, { platform, workspace });
      await web.call('views.publish', { user_id: from.actor.id, view: homeView(payload, true) });
    } catch (error) {
      if (error instanceof SlackError) telemetry.count('undelivered');
      else telemetry.error(error);
    }
  };
}
