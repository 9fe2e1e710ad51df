import { companyOf, interactionContext } from '../connect.ts';
import type { Outcome } from '../delivery/delivery.ts';
import { enter, optionsOf, type Placed, placed, stateValues, valueOf } from '../check/inputs.ts';
import type { Json } from '../check/refusal.ts';
import type { OpenView, Post, User } from '../state.ts';
import type { Target } from './types.ts';
import { described } from '../views.ts';
import { optionWords, textWords } from './words.ts';
import type { World } from '../world.ts';
import { shown } from '../api/method.ts';

/** The message or view a person acts on, as it is at this moment. */
export type Place = { readonly post: Post } | { readonly view: OpenView };

/** Finds what a person acts on. Throws where it is no longer there. */
export function placeOf(world: World, user: User, target: Target): Place {
  if (target.kind === 'message') {
    const post = world.state.posts.find((one) => one.room.id === target.channel && one.ts === target.ts);
    const seen = post?.to === undefined || post.to === user.id;
    const inside = post?.room.kind === 'public' || (post?.room.members.has(user.id) ?? false);
    if (!post || !seen || !inside) throw new Error(`The message ${target.ts} is no longer there.`);
    return { post };
  }
  const view =
    target.type === 'home' ? world.state.homes.get(user.id) : world.state.modals.get(user.id)?.at(-1);
  if (view?.id !== target.id) throw new Error(`The view ${target.id} is not on screen.`);
  return { view };
}

/** The key of the values that a person entered in a message or view. */
export const keyOf = (user: User, place: Place): string =>
  'post' in place ? `${user.id} ${place.post.room.id} ${place.post.ts}` : place.view.id;
/** The blocks of a message or view. */
export const blocksOf = (place: Place) => ('post' in place ? place.post.blocks : place.view.view.blocks);

/** The button with this label. */
export function findButton(place: Place, label: string): Placed {
  const found = placed(blocksOf(place)).find(
    ({ element }) => element.type === 'button' && element.text.text === label,
  );
  return found ?? missing(place, `no button "${label}"`);
}

/** The menu with this placeholder or label and this option. */
export function findChoice(place: Place, label: string, option: string): [Placed, Json] {
  for (const one of placed(blocksOf(place))) {
    if (one.element.type === 'checkboxes' || !(one.labels.includes(label) || label === '')) continue;
    const chosen = optionsOf(one.element).find((each) => textWords(each.text) === option);
    if (chosen) return [one, chosen];
  }
  return missing(place, `no menu "${label}" with "${option}"`);
}

/** The check box with this text, and the selection once it is turned. */
export function findBox(world: World, user: User, place: Place, label: string): [Placed, Json[]] {
  for (const one of placed(blocksOf(place))) {
    if (one.element.type !== 'checkboxes') continue;
    const box = one.element.options.find((each) => optionWords(each) === label);
    if (!box) continue;
    const before = (valueOf(world.state, keyOf(user, place), one)?.['selected_options'] ?? []) as Json[];
    const ticked = new Set(before.map((each) => each['value']));
    const turned = ticked.symmetricDifference(new Set([box.value]));
    return [one, one.element.options.filter((each) => turned.has(each.value))];
  }
  return missing(place, `no check box "${label}"`);
}

function missing(place: Place, what: string): never {
  const there = placed(blocksOf(place)).map(({ element, labels }) =>
    element.type === 'button'
      ? `[${element.text.text}]`
      : [...labels, ...optionsOf(element).map((one) => textWords(one.text))].join('/'),
  );
  throw new Error(`There is ${what} on screen; there is ${there.join(', ') || 'nothing to act on'}.`);
}

/** Enters a value and, unless it is only read when the modal is submitted, notifies the app. */
export async function act(world: World, user: User, place: Place, one: Placed, value: Json): Promise<void> {
  const { element } = one;
  const key = keyOf(user, place);
  if (element.type !== 'button' && element.type !== 'overflow') {
    enter(world.state, key, one, value);
    world.state.changed();
  }
  if (one.block.type === 'input' && one.block.dispatch_action !== true) return;
  const room = 'post' in place ? place.post.room : world.state.dm(user.id, world.names.botUser);
  const tell = (words: string): void => world.state.notice(user.id, room.id, words);
  if (!world.app.interactive) {
    tell('This app is not configured to handle interactive responses.');
    return;
  }
  const outcome = await deliver(world, user, place, {
    action_id: one.actionId,
    block_id: one.blockId,
    type: element.type,
    action_ts: world.state.ts(),
    ...('text' in element && { text: element.text }),
    ...('placeholder' in element && element.placeholder && { placeholder: element.placeholder }),
    ...('style' in element && element.style && { style: element.style }),
    ...value,
  });
  if (!outcome.acked) tell(`The app did not answer the action: ${outcome.error}`);
}

async function deliver(world: World, user: User, place: Place, action: Json): Promise<Outcome> {
  const { names } = world;
  const trigger_id = world.trigger(user.id);
  const payload: Json = {
    type: 'block_actions',
    user: personOf(world, user),
    api_app_id: names.app,
    token: 'verification-token',
    ...interactionContext(world, user, 'view' in place),
    trigger_id,
    actions: [action],
    ...('post' in place ? ofMessage(world, user, place.post) : ofView(world, place.view)),
  };
  return await world.deliveries.send({ kind: 'interactive', id: trigger_id, payload });
}

function ofMessage(world: World, user: User, post: Post): Json {
  const ephemeral = post.to !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: post.ts,
      channel_id: post.room.id,
      is_ephemeral: ephemeral,
      ...(post.thread !== undefined && { thread_ts: post.thread }),
    },
    channel: { id: post.room.id, name: post.room.kind === 'private' ? 'privategroup' : post.room.name },
    // Slack does not send a message that only one person sees.
    ...(!ephemeral && { message: shown(world, post) }),
    state: { values: stateValues(world.state, keyOf(user, { post }), post.blocks) },
    response_url: world.answerUrl('actions', { user: user.id, room: post.room, post }),
  };
}

const ofView = (world: World, view: OpenView): Json => ({
  container: { type: 'view', view_id: view.id },
  view: described(world, view),
});

/** A person, as the payload of a press shows them. */
export const personOf = (world: World, user: User): Json => ({
  id: user.id,
  username: user.name,
  name: user.name,
  team_id: companyOf(world, user).teamId,
});
