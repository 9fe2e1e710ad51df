import { contentOf } from '../check/content.ts';
import { LIMITS } from '../check/limits.ts';
import { isObject, type Json, Refusal } from '../check/refusal.ts';
import type { AnswerUrl, World } from '../world.ts';

/** A message sent to a response_url. */
export function answer(world: World, path: string, raw: unknown): void {
  const url = world.answerUrls.get(path);
  if (!url) throw new Refusal('invalid_url', { status: 404 });
  if (world.now() - url.at > LIMITS.answerUrlMs) throw new Refusal('expired_url', { status: 404 });
  if (url.uses >= LIMITS.answerUrlUses) throw new Refusal('used_url', { status: 404 });
  if (!isObject(raw)) throw new Refusal('invalid_payload', { status: 400 });
  url.uses += 1;
  try {
    apply(world, url, raw);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.error, { status: 400, detail: error.detail });
  }
}

function apply(world: World, url: AnswerUrl, args: Json): void {
  const { post } = url;
  if (isYes(args['delete_original'])) {
    // A command has no message of its own to delete.
    if (post) world.state.remove(post);
    return;
  }
  const replaced = isYes(args['replace_original']) ? post : undefined;
  const open = replaced ? replaced.to === undefined : args['response_type'] === 'in_channel';
  const content = contentOf(world, args, world.noPictures);
  if (replaced) {
    if (!world.state.posts.includes(replaced)) throw new Refusal('message_not_found');
    world.state.edit(replaced, content);
    return;
  }
  const thread = typeof args['thread_ts'] === 'string' ? args['thread_ts'] : undefined;
  if (url.room.archived) throw new Refusal('is_archived');
  world.state.post({
    room: url.room,
    user: world.names.botUser,
    ...content,
    ...(!open && { to: url.user }),
    ...(thread !== undefined && { thread }),
  });
}

const isYes = (value: unknown): boolean => value === true || value === 'true';

/** The content of a command's acknowledgement: words, or a message as JSON. */
export function commandAnswer(world: World, url: Omit<AnswerUrl, 'at' | 'uses'>, raw: unknown): void {
  const args = typeof raw === 'string' ? { text: raw } : raw;
  if (!isObject(args) || Object.keys(args).length === 0) return;
  apply(world, { ...url, at: world.now(), uses: 0 }, args);
}
