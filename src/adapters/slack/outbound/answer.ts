import type { Answer } from '../../../core/run/run.ts';
import { button } from '../../../reply/build.ts';
import { plain } from '../../../reply/text.ts';
import type { Core } from '../../shared/adapter.ts';
import type { Answering } from '../../shared/answer-steps.ts';
import { ownerOf, type Requester } from '../../shared/requester.ts';
import { render } from '../render/render.ts';
import type { Files } from './files.ts';
import { isFrontPage } from './app-home.ts';
import type { Homes } from './refresh-homes.ts';
import type { ReplyTarget } from './reply-target.ts';
import type { SlackResponder } from './responder.ts';

/** The parts that an answer is sent with. */
export interface AnswerParts {
  readonly core: Core;
  readonly answering: Answering;
  readonly responder: SlackResponder;
  readonly files: Files;
  readonly homes: Homes;
}

/** Uploads an answer's files, renders it and delivers it. Resolves when it arrived or cannot any more. */
export async function sendAnswer(
  { core, answering, responder, files, homes }: AnswerParts,
  answer: Answer,
  from: Requester,
  target: ReplyTarget,
): Promise<void> {
  const { call, visibility } = answer;
  const reply = await files.upload(answer.reply, from.actor.id);
  const isHome = target.kind === 'home';
  const isFront = isFrontPage(core, call);
  const homeButton = isHome && !isFront ? [button('Home', core.home)] : [];
  const rendered = render(
    {
      reply: { ...reply, actions: [...reply.actions, ...homeButton] },
      call,
      page: call.page ?? 1,
      visibility,
    },
    { tables: !isHome },
  );
  await answering.send(rendered, ownerOf(from.actor), () => {
    if (isHome) homes.shows(from, isFront);
    return responder.deliver(isHome ? { ...target, front: isFront } : target, {
      message: rendered.payload,
      visibility,
      asText: () => plain(reply),
    });
  });
}
