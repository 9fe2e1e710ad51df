import type { Answer } from '../../../core/run/run.ts';
import { note } from '../../../reply/build.ts';
import { filesInWords, filesOf } from '../../../reply/files.ts';
import type { Reply } from '../../../reply/reply.ts';
import { plain } from '../../../reply/text.ts';
import type { Answering } from '../../shared/answer-steps.ts';
import { LIMITS } from '../render/limits.ts';
import { render } from '../render/render.ts';
import type { SpellIn } from '../render/spelling.ts';
import type { ReplyTarget } from './reply-target.ts';
import type { DiscordResponder } from './responder.ts';

/** Under whom actions are stored: a person's id is the same everywhere on Discord. */
export const OWNER = { platform: 'discord', workspace: '' };

/** The parts that an answer is sent with. */
export interface AnswerParts {
  readonly answering: Answering;
  readonly responder: DiscordResponder;
  readonly spell: SpellIn;
}

/**
 * Renders an answer and delivers it. `replacesPublicAcknowledgement`: an acknowledgement was shown to everyone, and the
 * answer is for one person. Resolves when it arrived or cannot any more.
 */
export async function sendAnswer(
  { answering, responder, spell }: AnswerParts,
  { call, reply: original }: Answer,
  target: ReplyTarget,
  replacesPublicAcknowledgement = false,
): Promise<void> {
  const reply = spell(withinFileLimit(original), target.guild);
  const show = (one: Reply) => render({ reply: one, call, page: call.page ?? 1, visibility: 'channel' });
  const { payload, storedActions, files = [] } = show(reply);
  const hasFallback = target.kind === 'message' && !target.direct;
  const fallback = hasFallback ? show(movedHere(reply)) : undefined;
  const all = [...storedActions, ...(fallback?.storedActions ?? [])];
  await answering.send({ storedActions: all }, OWNER, () =>
    responder.deliver(target, {
      message: payload,
      files,
      asText: () => plain(reply),
      replacesPublicAcknowledgement,
      ...(fallback && { inDirectMessage: fallback.payload }),
    }),
  );
}

/** Files that are larger than Discord takes are read as text. */
const withinFileLimit = (reply: Reply): Reply =>
  filesOf(reply).some(({ content }) => Buffer.byteLength(content) > LIMITS.file)
    ? filesInWords(reply)
    : reply;

const withNote = (reply: Reply, words: string): Reply => ({
  ...reply,
  blocks: [note(words), ...reply.blocks],
});

const movedHere = (reply: Reply): Reply =>
  withNote(reply, 'I may not write in the channel where you asked, so the answer is here.');

/** An answer that was to be shared, in a server that keeps it private: it says why. */
export const keptPrivate = (answer: Answer): Answer => ({
  ...answer,
  reply: withNote(
    answer.reply,
    'This server keeps answers of apps you installed yourself private: only you see this. Whoever runs the server can add Rung to it.',
  ),
});
