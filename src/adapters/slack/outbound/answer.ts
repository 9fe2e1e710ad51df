import type { Answer } from '../../../core/run/run.ts';
import { button } from '../../../reply/build.ts';
import type { Picture } from '../../../reply/picture.ts';
import type { Reply } from '../../../reply/reply.ts';
import { plain } from '../../../reply/text.ts';
import type { Core } from '../../shared/adapter.ts';
import type { Answering } from '../../shared/answer-steps.ts';
import { withPictureButton } from '../../shared/pictures/in-time.ts';
import { ownerOf, type Requester } from '../../shared/requester.ts';
import { render } from '../render/render.ts';
import type { Files } from './files.ts';
import { isFrontPage } from './app-home.ts';
import type { Homes } from './refresh-homes.ts';
import type { SlackPictures } from './pictures/pictures.ts';
import { picturePlaceOf, type ReplyTarget } from './reply-target.ts';
import type { SlackResponder } from './responder.ts';

/** The parts that an answer is sent with. */
export interface AnswerParts {
  readonly core: Core;
  readonly answering: Answering;
  readonly responder: SlackResponder;
  readonly files: Files;
  readonly pictures: SlackPictures;
  readonly homes: Homes;
}

/** Uploads an answer's files and pictures, renders it and delivers it. Resolves when it arrived or cannot any more. */
export async function sendAnswer(
  parts: AnswerParts,
  answer: Answer,
  from: Requester,
  target: ReplyTarget,
): Promise<void> {
  const { core, answering, responder, files, homes } = parts;
  const { call, visibility } = answer;
  const reply = await files.upload(answer.reply, from.actor.id);
  const isHome = target.kind === 'home';
  const isFront = isFrontPage(core, call);
  const homeButton = isHome && !isFront ? [button('Home', core.home)] : [];
  const asked = { reply: { ...reply, actions: [...reply.actions, ...homeButton] }, call, visibility };
  const { inWords, pictured } = await renderedFor(parts, asked, target);
  const storedActions = [...inWords.storedActions, ...(pictured?.storedActions ?? [])];
  await answering.send({ storedActions }, ownerOf(from.actor), () => {
    if (isHome) homes.shows(from, isFront);
    return responder.deliver(isHome ? { ...target, front: isFront } : target, {
      message: inWords.payload,
      pictured: pictured?.payload,
      visibility,
      asText: () => plain(reply),
    });
  });
}

/** An answer as a message in words, and as one with its pictures where those are shown and ready. */
async function renderedFor(
  { pictures }: AnswerParts,
  { reply, call, visibility }: Pick<Answer, 'reply' | 'call' | 'visibility'>,
  target: ReplyTarget,
) {
  const isHome = target.kind === 'home';
  const shown = await pictures.show(reply, picturePlaceOf(target, visibility));
  const withButton = (isShown: (picture: Picture) => boolean): Reply =>
    isHome || !pictures.areOffered ? reply : withPictureButton(reply, isShown);
  const request = { call, page: call.page ?? 1, visibility };
  const inWords = render({ ...request, reply: withButton(() => false) }, { tables: !isHome });
  if (shown.size === 0) return { inWords, pictured: undefined };
  return { inWords, pictured: render({ ...request, reply: withButton((one) => shown.has(one)), shown }) };
}
