import type { Visibility } from '../../../reply/reply.ts';
import type { Attempt } from '../../shared/responder.ts';
import type { Web } from '../connection/web.ts';
import type { SlackMessage } from '../render/render.ts';
import { homeView } from './app-home.ts';
import type { Enqueue } from './channel-queues.ts';
import { openDirectMessage } from './direct-message.ts';
import type { SlackPictures } from './pictures/pictures.ts';
import { isDirect, type ReplyTarget } from './reply-target.ts';

/** The parts that messages are sent with. */
export interface AttemptParts {
  readonly web: Web;
  readonly enqueue: Enqueue;
  readonly pictures: Pick<SlackPictures, 'sending'>;
}

/** The requests by which answers reach people. */
export interface Attempts {
  /** Those that may deliver an answer, the preferred one first. */
  readonly attemptsFor: (
    target: ReplyTarget,
    message: SlackMessage,
    visibility: Visibility,
  ) => readonly Attempt[];
  /** Those that may deliver it with its pictures: an edit of what was pressed, else a message of its own. */
  readonly pictureAttempts: (target: ReplyTarget, message: SlackMessage) => readonly Attempt[];
  /** Posts a message for everybody in a channel or a conversation. */
  readonly post: (channel: string, thread: string | undefined, message: SlackMessage) => Attempt;
}

/** The requests over one workspace. */
export function createAttempts({ web, enqueue, pictures }: AttemptParts): Attempts {
  const post: Attempts['post'] = (channel: string, thread: string | undefined, message: SlackMessage) => {
    const args = { channel, ...message, ...(thread !== undefined && { thread_ts: thread }) };
    const request = () => enqueue(channel, () => web.call('chat.postMessage', args), 'answer');
    return () => pictures.sending(message, request);
  };
  const edit = (channel: string, ts: string, message: SlackMessage): Attempt => {
    const request = () => web.call('chat.update', { channel, ts, ...message });
    return () => pictures.sending(message, request);
  };

  const direct =
    (user: string, message: SlackMessage): Attempt =>
    async () =>
      post(await openDirectMessage(web, user), undefined, message)();

  function attemptsFor(target: ReplyTarget, message: SlackMessage, visibility: Visibility): Attempt[] {
    const { user } = target;
    const here = (channel: string, thread?: string): Attempt =>
      visibility === 'channel' || isDirect(channel)
        ? post(channel, thread, message)
        : () =>
            web.call('chat.postEphemeral', {
              channel,
              user,
              ...message,
              ...(thread !== undefined && { thread_ts: thread }),
            });
    switch (target.kind) {
      case 'response': {
        const shown = visibility === 'channel' ? 'in_channel' : 'ephemeral';
        const replaces = target.replaces && visibility === 'private';
        const body = { response_type: shown, replace_original: replaces, ...message };
        return [
          () => web.respond(target.url, body),
          here(target.channel, target.thread),
          direct(user, message),
        ];
      }
      case 'message':
        return [
          here(target.channel, target.thread),
          ...(isDirect(target.channel) ? [] : [direct(user, message)]),
        ];
      case 'edit':
        return [edit(target.channel, target.ts, message), post(target.channel, undefined, message)];
      case 'home':
        return [() => web.call('views.publish', { user_id: user, view: homeView(message, target.front) })];
    }
  }

  function pictureAttempts(target: ReplyTarget, message: SlackMessage): Attempt[] {
    if (target.kind === 'home') return [];
    if (target.kind === 'edit') return attemptsFor(target, message, 'private');
    return [post(target.channel, target.thread, message)];
  }

  return { attemptsFor, pictureAttempts, post };
}
