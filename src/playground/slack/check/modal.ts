import { LIMITS } from './limits.ts';
import { interactionContext } from '../connect.ts';
import { valueFrom } from './entered.ts';
import { enter, placed, valueOf } from './inputs.ts';
import { personOf } from '../people/interact.ts';
import { isObject, type Json, Refusal } from './refusal.ts';
import type { OpenView, User } from '../state.ts';
import type { Filled } from '../people/types.ts';
import { pick } from '../people/picked-file.ts';
import { checkedView, described, newView, replaceView } from '../views.ts';
import type { World } from '../world.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** Fills in the top modal and submits it; what Slack's own form refuses does not reach the app. */
export async function submitModal(world: World, user: User, values: Filled): Promise<void> {
  const open = world.state.modals.get(user.id)?.at(-1);
  if (!open) throw new Error('No modal is open.');
  fill(world, open, values);
  const problems = unfilled(world, open);
  open.errors = Object.fromEntries(problems.map(({ block, words }) => [block, words]));
  world.state.changed();
  if (problems.length > 0) throw new Error(problems.map(({ whole }) => whole).join('; '));
  const outcome = await deliver(world, user, open, 'view_submission');
  if (!outcome.acked) {
    say(world, user, `${TROUBLE} (${outcome.error})`);
    return;
  }
  try {
    follow(world, user, open, outcome.answer);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(world, user, `${TROUBLE} (${error.error})`);
  }
}

/** Closes the top modal; the app is notified only if the view asks for that. */
export async function dismissModal(world: World, user: User): Promise<void> {
  const open = world.state.modals.get(user.id)?.at(-1);
  if (!open) throw new Error('No modal is open.');
  const all = open.view.type === 'modal' && open.view.clear_on_close === true;
  for (const one of all ? [...(world.state.modals.get(user.id) ?? [])] : [open]) drop(world, one);
  if (open.view.type === 'modal' && open.view.notify_on_close) {
    await deliver(world, user, open, 'view_closed', { is_cleared: all });
  }
}

function fill(world: World, open: OpenView, values: Filled): void {
  const all = placed(open.view.blocks);
  for (const [name, value] of Object.entries(values)) {
    const one = all.find((each) => each.blockId === name || each.labels[0] === name);
    if (!one) throw new Error(`The modal has no field "${name}".`);
    const isFile = typeof value === 'object' && 'content' in value;
    if (isFile !== (one.element.type === 'file_input'))
      throw new Error(`"${name}" is another kind of field.`);
    enter(world.state, open.id, one, isFile ? pick(world, open.user, one, value) : valueFrom(one, value));
  }
}

interface Unfilled {
  readonly block: string;
  /** As it stands below its field. */
  readonly words: string;
  /** With the name of the field. */
  readonly whole: string;
}

/** The errors that Slack's own form shows before it sends anything, one a field. */
function unfilled(world: World, open: OpenView): readonly Unfilled[] {
  return placed(open.view.blocks).flatMap((one): readonly Unfilled[] => {
    if (one.block.type !== 'input') return [];
    const { blockId: block } = one;
    const label = one.block.label.text;
    const [value] = Object.values(valueOf(world.state, open.id, one) ?? {});
    const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    if (empty && one.block.optional !== true) {
      const words = 'Please complete this required field';
      return [{ block, words: `${words}.`, whole: `${words}: ${label}` }];
    }
    if (typeof value !== 'string' || one.element.type !== 'plain_text_input') return [];
    const { min_length = 0, max_length = LIMITS.inputText } = one.element;
    if (value.length >= min_length && value.length <= max_length) return [];
    const words = `${min_length} to ${max_length} characters`;
    return [{ block, words, whole: `${label}: ${words}` }];
  });
}

async function deliver(world: World, user: User, open: OpenView, type: string, more: Json = {}) {
  const { names } = world;
  const trigger_id = world.trigger(user.id);
  return await world.deliveries.send({
    kind: 'interactive',
    id: trigger_id,
    payload: {
      type,
      ...interactionContext(world, user, true),
      user: personOf(world, user),
      api_app_id: names.app,
      token: 'verification-token',
      ...(type === 'view_submission' && { trigger_id, response_urls: [] }),
      view: described(world, open),
      ...more,
    },
  });
}

/** Does what the acknowledgement of a submission says; an empty one closes the view. */
function follow(world: World, user: User, open: OpenView, answer: unknown): void {
  const action = isObject(answer) ? answer : {};
  switch (action['response_action']) {
    case undefined:
      drop(world, open);
      return;
    case 'clear':
      for (const one of [...(world.state.modals.get(user.id) ?? [])]) drop(world, one);
      return;
    case 'errors': {
      const errors = isObject(action['errors']) ? action['errors'] : {};
      const inputs = new Set(
        open.view.blocks.filter((one) => one.type === 'input').map((one) => one.block_id),
      );
      if (Object.keys(errors).length === 0 || Object.keys(errors).some((id) => !inputs.has(id))) {
        throw new Refusal('invalid_errors');
      }
      open.errors = Object.fromEntries(Object.entries(errors).map(([id, words]) => [id, String(words)]));
      world.state.changed();
      return;
    }
    case 'update':
      replaceView(world, open, checkedView(world, action['view']));
      return;
    case 'push':
      if ((world.state.modals.get(user.id) ?? []).length >= LIMITS.viewStack)
        throw new Refusal('push_limit_reached');
      world.push(newView(world, user.id, checkedView(world, action['view']), open));
      return;
    default:
      throw new Refusal('invalid_response_action');
  }
}

function drop(world: World, view: OpenView): void {
  world.state.views.delete(view.id);
  const stack = world.state.modals.get(view.user) ?? [];
  world.state.modals.set(
    view.user,
    stack.filter((one) => one !== view),
  );
  world.state.changed();
}

const say = (world: World, user: User, text: string): void =>
  world.state.notice(user.id, world.state.dm(user.id, world.names.botUser).id, text);
