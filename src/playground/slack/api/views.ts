import type { View } from '../check/check.ts';
import { LIMITS } from '../check/limits.ts';
import { type Json, Refusal, refuseWith } from '../check/refusal.ts';
import type { OpenView } from '../state.ts';
import { checkedView, described, newView, replaceView } from '../views.ts';
import type { World } from '../world.ts';
import { type Method, optional, required, structured, userOf } from './method.ts';

function viewArgument(world: World, args: Json, type: View['type']): View {
  const raw = structured(args, 'view', 'invalid_arguments');
  const view = checkedView(world, raw);
  if (view.type !== type) {
    throw refuseWith('invalid_arguments', [`must be a ${type} view [json-pointer:/view/type]`]);
  }
  const taken = [...world.state.views.values()].some(
    (one) => view.external_id !== undefined && one.view.external_id === view.external_id,
  );
  if (taken && optional(args, 'view_id') === undefined && optional(args, 'external_id') === undefined) {
    throw new Refusal('duplicate_external_id');
  }
  return view;
}

const open: Method = {
  run(world, args) {
    required(args, 'trigger_id');
    const view = viewArgument(world, args, 'modal');
    const opened = newView(world, world.useTrigger(args['trigger_id']), view);
    world.push(opened);
    return { view: described(world, opened) };
  },
};

const push: Method = {
  run(world, args) {
    required(args, 'trigger_id');
    const view = viewArgument(world, args, 'modal');
    const user = world.useTrigger(args['trigger_id']);
    const stack = world.state.modals.get(user) ?? [];
    const top = stack.at(-1);
    if (!top) throw new Refusal('not_found');
    if (stack.length >= LIMITS.viewStack) throw new Refusal('push_limit_reached');
    const opened = newView(world, user, view, top);
    world.push(opened);
    return { view: described(world, opened) };
  },
};

function opened(world: World, args: Json): OpenView {
  const id = optional(args, 'view_id');
  const external = optional(args, 'external_id');
  if (id === undefined && external === undefined) {
    throw refuseWith('invalid_arguments', ['missing required field: view_id [json-pointer:/view_id]']);
  }
  const found = [...world.state.views.values()].find((one) =>
    id === undefined ? one.view.external_id === external : one.id === id,
  );
  if (!found) throw new Refusal('not_found');
  return found;
}

const update: Method = {
  run(world, args) {
    const current = opened(world, args);
    const view = viewArgument(world, args, current.view.type);
    const hash = optional(args, 'hash');
    if (hash !== undefined && hash !== current.hash) throw new Refusal('hash_conflict');
    replaceView(world, current, view);
    return { view: described(world, current) };
  },
};

const publish: Method = {
  run(world, args) {
    const user = userOf(world, required(args, 'user_id'));
    if (user.bot || user.deactivated) throw new Refusal('user_not_found');
    if (!world.app.home) throw new Refusal('not_enabled');
    const view = viewArgument(world, { ...args, view_id: 'home' }, 'home');
    const current = world.state.homes.get(user.id);
    const hash = optional(args, 'hash');
    if (hash !== undefined && hash !== current?.hash) throw new Refusal('hash_conflict');
    if (current) {
      replaceView(world, current, view);
      return { view: described(world, current) };
    }
    const made = newView(world, user.id, view);
    world.state.views.set(made.id, made);
    world.state.homes.set(user.id, made);
    world.state.changed();
    return { view: described(world, made) };
  },
};

/** The methods that open, update and publish views. */
export const views: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
