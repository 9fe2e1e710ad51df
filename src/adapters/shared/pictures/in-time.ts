import { picturesOf } from '../../../reply/files.ts';
import { button, overflow } from '../../../reply/build.ts';
import type { Picture } from '../../../reply/picture.ts';
import type { Action, Button, Menu, Reply } from '../../../reply/reply.ts';
import type { Telemetry } from '../adapter.ts';
import type { Wait } from '../backoff.ts';

/** Draws a picture as PNG. Rejects where it cannot be drawn. */
export type DrawPicture = (picture: Picture) => Promise<{ readonly png: Uint8Array }>;

/** How long an answer waits for its pictures, in milliseconds: later they are there for who presses "Picture". */
export const PATIENCE = 2_000;

/**
 * What `make` makes of each picture of a reply within `ms` milliseconds, by the picture. Those that are late or fail are
 * missing: an answer never waits for longer, nor fails for a picture. Never rejects.
 */
export async function picturesInTime<T>(
  { telemetry, wait }: { readonly telemetry: Telemetry; readonly wait: Wait },
  reply: Reply,
  make: (picture: Picture) => Promise<T | undefined>,
  ms = PATIENCE,
): Promise<ReadonlyMap<Picture, T>> {
  const made = new Map<Picture, T>();
  const asked = picturesOf(reply);
  if (asked.length === 0) return made;
  const all = asked.map((picture) =>
    make(picture).then(
      (one) => {
        if (one !== undefined) made.set(picture, one);
      },
      (error: unknown) => telemetry.error(error),
    ),
  );
  const done = new AbortController();
  const late = wait(ms, done.signal).catch(() => undefined);
  await Promise.race([Promise.all(all), late]);
  done.abort();
  // A copy: what comes later is not in the message that is made of these.
  return new Map(made);
}

/** The most buttons of an answer; the one for its picture takes the place of another. */
const MOST_BUTTONS = 4;

/** A reply with a button for a picture that it does not show; the same object where it shows all of them. */
export function withPictureButton(reply: Reply, isShown: (picture: Picture) => boolean): Reply {
  const hidden = reply.blocks.find(
    (one) => one.type === 'picture' && one.again !== undefined && !isShown(one.picture),
  );
  if (hidden?.type !== 'picture' || !hidden.again) return reply;
  return { ...reply, actions: withRoom(reply.actions, button('Picture', hidden.again)) };
}

/** Actions with one more after the likeliest: where there are too many, the last that can be spared goes into a menu. */
function withRoom(actions: readonly Action[], added: Action): readonly Action[] {
  const menus = actions.filter((one) => one.type === 'menu');
  const buttons = actions.filter((one) => one.type !== 'menu');
  const isSpared = (one: Action): one is Button =>
    one.type === 'button' && one.style === 'secondary' && one.call.intent !== 'share';
  const spared = buttons.length < MOST_BUTTONS ? undefined : buttons.findLast(isSpared);
  const left = buttons.filter((one) => one !== spared);
  const sharing = left.findIndex((one) => one.type === 'button' && one.call.intent === 'share');
  const at = sharing === -1 ? left.length : sharing;
  return [...left.slice(0, at), added, ...left.slice(at), ...(spared ? withMore(menus, spared) : menus)];
}

/** Menus with the choice of a button: in the one of further steps, or in one of its own where there is no other menu. */
function withMore(menus: readonly Menu[], { label, call }: Button): readonly Menu[] {
  const choice = { label, call };
  if (menus.length === 0) return [overflow([choice], MORE)];
  const further = menus.find((one) => one.overflow === true || one.label === MORE);
  return menus.map((one) => (one === further ? { ...one, choices: [choice, ...one.choices] } : one));
}

const MORE = 'More';
