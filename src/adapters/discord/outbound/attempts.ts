import { MessageFlags, Routes } from 'discord-api-types/v10';
import type { Attempt } from '../../shared/responder.ts';
import { failureFrom } from '../connection/failure.ts';
import type { Attachment, Rest } from '../connection/rest.ts';
import { attachmentsOf, type DiscordMessage } from '../render/render.ts';
import type { DiscordConversations } from './conversations.ts';
import type { Content } from './content.ts';
import type { InteractionTarget, MessageTarget, ReplyTarget } from './reply-target.ts';

/** An answer for Discord. `asText` is all of it as plain text, for where Discord refuses the blocks. */
export interface DiscordAnswer {
  readonly message: DiscordMessage;
  /** The files that the message names and is sent with. */
  readonly files?: readonly Attachment[];
  /** The same with its pictures, where it shows any: in vain, it goes out in words. */
  readonly pictured?: Content;
  readonly asText: () => string;
  /** The same for the person's own conversation, where Rung may not write in the channel. */
  readonly inDirectMessage?: DiscordMessage;
  /**
   * The acknowledgement was shown to everyone, and this answer is for one person: it is sent as a message of its own,
   * and the acknowledgement is deleted.
   */
  readonly replacesPublicAcknowledgement?: boolean;
}

interface AttemptParts {
  readonly rest: Rest;
  readonly conversations: DiscordConversations;
}

/** The requests that may deliver an answer, the preferred one first. */
export function attemptsFor(parts: AttemptParts, target: ReplyTarget, answer: DiscordAnswer): Attempt[] {
  const { files = [], message, inDirectMessage, replacesPublicAcknowledgement = false } = answer;
  const content = (one: DiscordMessage): Content => ({
    message: { ...one, flags: one.flags & ~MessageFlags.Ephemeral },
    files,
  });
  if (target.kind === 'interaction')
    return [
      replacesPublicAcknowledgement
        ? deleteAndSendPrivately(parts.rest, target, content(message))
        : editAcknowledgement(parts.rest, target, content(message)),
    ];
  const { channel } = target;
  return [
    () => post(parts.rest, { channel, target, content: content(message), pointsBack: true }),
    ...(inDirectMessage ? [() => postInDirectMessage(parts, target, content(inDirectMessage))] : []),
  ];
}

/** The request that may deliver an answer with its pictures: the first of those that deliver it in words. */
export const picturedAttempts = (
  parts: AttemptParts,
  target: ReplyTarget,
  answer: DiscordAnswer,
  pictured: Content,
): Attempt[] => attemptsFor(parts, target, { ...answer, ...pictured }).slice(0, 1);

const editAcknowledgement =
  (rest: Rest, { app, token }: InteractionTarget, { message, files }: Content): Attempt =>
  () =>
    rest.call('PATCH', Routes.webhookMessage(app, token, '@original'), {
      // All are named: otherwise a file of the message that this one replaces would stay.
      body: { ...message, attachments: attachmentsOf(files) },
      files,
      open: true,
    });

/** The public "thinking…" is deleted first: Discord would put the next message in its place. */
const deleteAndSendPrivately =
  (rest: Rest, { app, token }: InteractionTarget, { message, files }: Content): Attempt =>
  async () => {
    await rest
      .call('DELETE', Routes.webhookMessage(app, token, '@original'), { open: true })
      .catch((error: unknown) => {
        if (failureFrom(error).kind === 'retryable') throw error;
      });
    const flags = message.flags | MessageFlags.Ephemeral;
    await rest.call('POST', Routes.webhook(app, token), { body: { ...message, flags }, files, open: true });
  };

interface Post {
  readonly channel: string;
  readonly target: MessageTarget;
  readonly content: Content;
  /** Whether it is shown as a reply to the message that asked. */
  readonly pointsBack: boolean;
}

function post(rest: Rest, { channel, target, content, pointsBack }: Post): Promise<unknown> {
  const { replyTo, nonce } = target;
  const { message, files } = content;
  const body = {
    ...message,
    allowed_mentions: { parse: [], replied_user: false },
    nonce,
    enforce_nonce: true,
    ...(pointsBack &&
      replyTo !== undefined && {
        message_reference: { message_id: replyTo, channel_id: channel, fail_if_not_exists: false },
      }),
  };
  return rest.call('POST', Routes.channelMessages(channel), { body, files });
}

async function postInDirectMessage(
  { rest, conversations }: AttemptParts,
  target: MessageTarget,
  content: Content,
): Promise<void> {
  try {
    const channel = await conversations.with(target.user, 'answer');
    await post(rest, { channel, target, content, pointsBack: false });
  } catch (error) {
    conversations.noteFailure(failureFrom(error));
    throw error;
  }
}
