import { asksForFiles, checkView, type View } from './check/check.ts';
import { companyOf } from './connect.ts';
import { type Json, Refusal } from './check/refusal.ts';
import type { OpenView } from './state.ts';
import type { World } from './world.ts';
import { stateValues } from './check/inputs.ts';

/** A view that an app hands in, checked; a field for files needs the scope to read them. */
export function checkedView(world: World, raw: unknown): View {
  const view = checkView(raw, world.blockId, world.noPictures);
  if (asksForFiles(view) && !world.app.scopes.has('files:read')) throw new Refusal('missing_scope');
  return view;
}

/** A new view, opened on top of another or alone. */
export function newView(world: World, user: string, view: View, below?: OpenView): OpenView {
  const id = world.state.id('V');
  return {
    id,
    user,
    view,
    root: below?.root ?? id,
    ...(below && { previous: below.id }),
    hash: hashOf(world),
    errors: {},
  };
}

/** Replaces the contents of an open view. What was entered stays where block and action keep their ids. */
export function replaceView(world: World, open: OpenView, view: View): void {
  open.view = view;
  open.hash = hashOf(world);
  open.errors = {};
  world.state.changed();
}

const hashOf = (world: World): string => `${world.state.ts()}.${world.state.id('h').toLowerCase()}`;

/** A view as Slack's API shows it. */
export const described = (world: World, open: OpenView): Json => ({
  id: open.id,
  team_id: companyOf(world, world.state.users.get(open.user)).teamId,
  title: null,
  submit: null,
  close: null,
  private_metadata: '',
  callback_id: '',
  external_id: '',
  clear_on_close: false,
  notify_on_close: false,
  ...open.view,
  state: { values: stateValues(world.state, open.id, open.view.blocks) },
  hash: open.hash,
  previous_view_id: open.previous ?? null,
  root_view_id: open.root,
  app_id: world.names.app,
  app_installed_team_id: world.names.enterprise ?? world.names.team,
  bot_id: world.names.bot,
});
