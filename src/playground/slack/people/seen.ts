import { asEntered } from '../check/inputs.ts';
import { keyOf } from './interact.ts';
import type { Block } from '../check/blocks.ts';
import type { OpenView, StoredFile, User } from '../state.ts';
import type { SeenFile, SeenMessage, SeenNotice, SeenView } from './types.ts';
import { unescaped, visibleWords } from './words.ts';
import type { World } from '../world.ts';

/** The messages a person sees in a channel, in order of time. A private channel shows strangers nothing. */
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
        user: post.user,
        ephemeral: post.to !== undefined,
        ...(post.thread !== undefined && { thread: post.thread }),
        edited: post.edited,
        files: (post.files ?? []).map(seenFile),
        pictures: picturesIn(world, blocks),
        // With blocks, the text is only for notifications.
        words: () =>
          [
            blocks.length > 0 ? visibleWords(blocks) : unescaped(post.text),
            ...(post.files ?? []).map(({ name }) => `<${name}>`),
          ]
            .filter((line) => line !== '')
            .join('\n'),
      };
    });
}

/** What Slack itself told a person in a channel, in order of time. */
export const noticesFor = (world: World, user: User, channel: string): SeenNotice[] =>
  world.state.notices
    .filter((one) => one.user === user.id && one.room === channel)
    .map(({ ts, text }) => ({ ts, text }));

const seenFile = ({ id, name, length }: StoredFile): SeenFile => ({ id, name, size: length });

/** The uploaded pictures that blocks show: all but those that were deleted since. */
const picturesIn = (world: World, blocks: readonly Block[]): SeenFile[] =>
  blocks.flatMap((one) => {
    const file =
      one.type === 'image' && one.slack_file !== undefined ? world.fileNamed(one.slack_file) : undefined;
    return file ? [seenFile(file)] : [];
  });

/** A file's bytes, where it stands in a message that the person sees. */
export function fileFor(world: World, user: User, id: string): Buffer {
  const rooms = [...world.state.rooms.keys()];
  const isSeen = rooms.some((room) =>
    messagesFor(world, user, room).some(({ files, pictures }) =>
      [...files, ...pictures].some((one) => one.id === id),
    ),
  );
  const bytes = world.state.files.get(id)?.bytes;
  if (!isSeen || !bytes) throw new Error(`${user.name} sees no file ${id}.`);
  return bytes;
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
