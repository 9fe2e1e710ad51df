import { asEntered } from './inputs.ts';
import { keyOf } from './interact.ts';
import type { OpenView, User } from './state.ts';
import type { SeenMessage, SeenView } from './types.ts';
import { unescaped, visibleWords } from './words.ts';
import type { World } from './world.ts';

/** What a person sees in a channel, in order of time. A private channel shows strangers nothing. */
export function messagesFor(world: World, user: User, channel: string): SeenMessage[] {
  const room = world.state.rooms.get(channel);
  if (!room || (room.kind !== 'public' && !room.members.has(user.id))) return [];
  return world.state.posts
    .filter((post) => post.room === room && (post.to === undefined || post.to === user.id))
    .map((post) => {
      const blocks = asEntered(world.state, keyOf(user, { post }), post.blocks);
      return {
        kind: 'message',
        ts: post.ts,
        channel,
        text: post.text,
        blocks,
        from: world.state.users.get(post.user)?.name ?? post.user,
        ephemeral: post.to !== undefined,
        ...(post.thread !== undefined && { thread: post.thread }),
        edited: post.edited,
        // With blocks, the text is only for notifications.
        words: () => (blocks.length > 0 ? visibleWords(blocks) : unescaped(post.text)),
      };
    });
}

/** A view as its person sees it. */
export function viewFor(world: World, open: OpenView | undefined): SeenView | undefined {
  if (!open) return undefined;
  const { view } = open;
  const blocks = asEntered(world.state, open.id, view.blocks);
  const title = view.type === 'modal' ? view.title.text : '';
  return {
    kind: 'view',
    id: open.id,
    type: view.type,
    title,
    view,
    blocks,
    errors: { ...open.errors },
    words: () =>
      [
        title,
        visibleWords(blocks),
        ...Object.values(open.errors),
        view.type === 'modal' && view.submit ? `[${view.submit.text}]` : '',
      ]
        .filter((line) => line !== '')
        .join('\n'),
  };
}
