import type { Answer } from '../../../core/run/run.ts';
import { note } from '../../../reply/build.ts';
import { filesInWords, filesOf } from '../../../reply/files.ts';
import type { Reply } from '../../../reply/reply.ts';
import { plain } from '../../../reply/text.ts';
import type { Answering } from '../../shared/answer-steps.ts';
import { withPictureButton } from '../../shared/pictures/in-time.ts';
import type { Rendered } from '../../shared/adapter.ts';
import { LIMITS } from '../render/limits.ts';
import type { SpellIn } from '../render/spelling.ts';
import {
  drawnInTime,
  NO_PICTURES,
  renderContent,
  type Content,
  type DrawingParts,
  type Drawn,
} from './content.ts';
import type { ReplyTarget } from './reply-target.ts';
import type { DiscordResponder } from './responder.ts';

/** Under whom actions are stored: a person's id is the same everywhere on Discord. */
export const OWNER = { platform: 'discord', workspace: '' };

/** The parts that an answer is sent with. */
export interface AnswerParts {
  readonly answering: Answering;
  readonly responder: DiscordResponder;
  readonly spell: SpellIn;
  /** Without it everything is in words. */
  readonly drawing?: DrawingParts | undefined;
}

/** How an answer is sent where that is not as most are. */
export interface AnswerOptions {
  /** An acknowledgement was shown to everyone, and the answer is for one person. */
  readonly replacesPublicAcknowledgement?: boolean;
  /** Rung may not attach files where the answer goes. */
  readonly withoutFiles?: boolean;
  /** Its picture was asked for: it is waited for longer, and there is no button to ask again. */
  readonly asksPicture?: boolean;
}

/** How long a picture that was asked for is waited for, in milliseconds. */
const ASKED_PATIENCE = 20_000;

/** Renders an answer and delivers it, with those of its pictures that are ready. Resolves when it arrived or cannot any more. */
export async function sendAnswer(
  parts: AnswerParts,
  { call, reply: original }: Answer,
  target: ReplyTarget,
  options: AnswerOptions = {},
): Promise<void> {
  const { answering, responder, spell, drawing } = parts;
  const { replacesPublicAcknowledgement = false, withoutFiles = false, asksPicture = false } = options;
  const reply = spell(withinFileLimit(original), target.guild);
  const drawn = withoutFiles
    ? NO_PICTURES
    : await drawnInTime(drawing, reply, asksPicture ? ASKED_PATIENCE : undefined);
  const offersPicture = drawing !== undefined && !asksPicture;
  const show = (one: Reply, shown: Drawn): Rendered<Content> => {
    const whole = offersPicture ? withPictureButton(one, (picture) => shown.has(picture)) : one;
    return renderContent({ reply: whole, call, page: call.page ?? 1, visibility: 'channel' }, shown);
  };
  const inWords = show(reply, NO_PICTURES);
  const pictured = drawn.size > 0 ? show(reply, drawn) : undefined;
  const hasFallback = target.kind === 'message' && !target.direct;
  const fallback = hasFallback ? show(movedHere(reply), NO_PICTURES) : undefined;
  const all = [inWords, pictured, fallback].flatMap((one) => one?.storedActions ?? []);
  await answering.send({ storedActions: all }, OWNER, () =>
    responder.deliver(target, {
      ...inWords.payload,
      ...(pictured && { pictured: pictured.payload }),
      asText: () => plain(reply),
      replacesPublicAcknowledgement,
      ...(fallback && { inDirectMessage: fallback.payload.message }),
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
