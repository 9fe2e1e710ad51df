import type { Answer } from '../../../../core/run/run.ts';
import { picturesOf } from '../../../../reply/files.ts';
import type { Reply } from '../../../../reply/reply.ts';
import type { Telemetry } from '../../../shared/adapter.ts';
import { ownerOf, type Requester } from '../../../shared/requester.ts';
import { SlackError } from '../../connection/failure.ts';
import type { Web } from '../../connection/web.ts';
import { render } from '../../render/render.ts';
import { sendAnswer, type AnswerParts } from '../answer.ts';
import { openDirectMessage } from '../direct-message.ts';
import { isDirect, type ReplyTarget } from '../reply-target.ts';

/** The parts that a picture is sent with to who pressed its button. */
export interface PressParts extends AnswerParts {
  readonly web: Web;
  readonly telemetry: Telemetry;
}

/** How long a picture may take that somebody asked for by its button, in milliseconds. */
const PATIENCE = 20_000;

const SENT = 'The picture is in your messages with Rung.';
const NOT_SENT = 'The picture could not be sent. Everything in it is in the words above.';

/** Posts an answer with its picture in the presser's conversation with Rung, and tells them so where they pressed elsewhere. */
export async function sendPicture(
  parts: PressParts,
  answer: Answer,
  from: Requester,
  target: ReplyTarget,
): Promise<void> {
  const isSent = await post(parts, answer, from, target);
  if (isSent && isInside(target)) return;
  const reply: Reply = { summary: isSent ? SENT : NOT_SENT, blocks: [], actions: [] };
  await sendAnswer(parts, { ...answer, visibility: 'private', reply }, from, beside(target));
}

/** Resolves to whether it arrived. */
async function post(
  { web, telemetry, answering, responder, pictures }: PressParts,
  { reply, call }: Answer,
  from: Requester,
  target: ReplyTarget,
): Promise<boolean> {
  try {
    const own = { id: from.actor.id, direct: true };
    const shown = await pictures.show(reply, own, { ms: PATIENCE, insists: true });
    if (shown.size === 0) return false;
    const place = isInside(target) ? target : { channel: await openDirectMessage(web, from.actor.id) };
    const moved = isInside(target) ? reply : asDirect(reply);
    const rendered = render({ reply: moved, call, page: call.page ?? 1, visibility: 'private', shown });
    let isSent = false;
    await answering.send(rendered, ownerOf(from.actor), async () => {
      isSent = await responder.post(place, rendered.payload, PATIENCE);
      return isSent;
    });
    return isSent;
  } catch (error) {
    if (!(error instanceof SlackError)) telemetry.error(error);
    return false;
  }
}

/** An answer that was given in a channel, without the buttons that work there alone. */
function asDirect(reply: Reply): Reply {
  const isOfChannel = picturesOf(reply).some(({ kind }) => kind === 'team');
  const actions = reply.actions.filter((one) => one.type !== 'button' || one.call.intent !== 'share');
  return { ...reply, actions: isOfChannel ? [] : actions };
}

const isInside = (target: ReplyTarget): target is Exclude<ReplyTarget, { kind: 'home' }> =>
  target.kind !== 'home' && isDirect(target.channel);

/** As a message of its own: what was pressed stays as it is. */
function beside(target: ReplyTarget): ReplyTarget {
  if (target.kind === 'response') return { ...target, replaces: false };
  if (target.kind !== 'edit') return target;
  const { channel, user, thread } = target;
  return { kind: 'message', channel, user, ...(thread !== undefined && { thread }) };
}
