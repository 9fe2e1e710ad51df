import type { HomeView } from '@slack/types';
import { replay } from '../../../core/declare/invocation.ts';
import type { Answer } from '../../../core/run/run.ts';
import { note } from '../../../reply/build.ts';
import type { Call } from '../../../reply/reply.ts';
import type { EpochMs } from '../../../time.ts';
import type { Core, Telemetry } from '../../shared/adapter.ts';
import { plainText } from '../render/actions.ts';
import { LIMITS } from '../render/limits.ts';
import { render, type SlackMessage } from '../render/render.ts';
import type { Requester } from '../../shared/requester.ts';
import { FRONT } from './reply-target.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';

/** Whether a call is the one whose answer is the front page of the App Home. */
export const isFrontPage = (core: Core, call: Call): boolean =>
  call.path.join(' ') === core.home.path.join(' ');

/** A message as the view of an App Home, which has no text beside its blocks; `isFront` marks the front page. */
export const homeView = ({ blocks, text }: SlackMessage, isFront: boolean): HomeView => ({
  type: 'home',
  blocks: blocks.length > 0 ? [...blocks] : [{ type: 'section', text: plainText(text, LIMITS.plainText) }],
  ...(isFront && { callback_id: FRONT }),
});

/**
 * The front page as it is after a press on it, in place of the press's own answer. Where the page does not show what
 * was changed, the answer's summary stands on top of it.
 */
export async function frontPageAfter(core: Core, answer: Answer, from: Requester): Promise<Answer> {
  const home = await core.invoke(replay(core.home, from));
  if (!home.ok) return answer;
  const { summary } = answer.reply;
  if (home.reply.blocks.some((one) => one.type === 'heading' && one.text === summary)) return home;
  return { ...home, reply: { ...home.reply, blocks: [note(summary), ...home.reply.blocks] } };
}

/** The parts that the front page is published with. */
export interface FrontPageParts {
  readonly core: Core;
  readonly web: Web;
  readonly telemetry: Telemetry;
  readonly now: () => EpochMs;
}

/**
 * Publishes the front page on a person's App Home when what it shows has changed. It is tried once, and a failure is
 * only counted. Never rejects.
 */
export function createFrontPagePublisher({
  core,
  web,
  telemetry,
  now,
}: FrontPageParts): (from: Requester) => Promise<void> {
  return async (from) => {
    try {
      const { ok, reply, call, visibility } = await core.invoke(replay(core.home, { ...from, at: now() }));
      // An apology, as for a database that does not answer, must not replace the page.
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
