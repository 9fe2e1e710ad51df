import type { Core } from '../../../src/core/run/core.ts';
import { Calls } from '../../../src/reply/calls.ts';
import { mapCalls } from '../../../src/reply/map-calls.ts';
import type { Call, Reply } from '../../../src/reply/reply.ts';

/** How long the id of a button may be, where platforms give more, and in so many replies: what is longer is stored. */
const ROOM = 100;
const TIGHT = 30;
const EVERY = 50;
/** What people of a soak press, with how many buttons of a kind they see. */
const PRESSED: Readonly<Record<string, number>> = {
  'plan.done': 1,
  'plan.still': 1,
  'plan.skip': 1,
  'plan.tick': 2,
  'plan.pause': 1,
  'plan.resume': 1,
  'roadmap.join': 1,
  'roadmap.edit': 1,
};

type Owner = Parameters<Core['storeActions']>[1];

/** The ids of the buttons under a reply that people press, with what is too long for one stored as adapters do. `place`: the reply's among all. */
export async function buttonsUnder(
  reply: Reply,
  owner: Owner,
  core: Pick<Core, 'storeActions'>,
  place: number,
): Promise<readonly string[]> {
  const room = place % EVERY === 0 ? TIGHT : ROOM;
  const calls = new Calls();
  const seen = new Map<string, number>();
  const ids: string[] = [];
  mapCalls(reply, (call) => {
    const kind = kindOf(call);
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    // Its kind stands before the id, which may be a token.
    if (before < (PRESSED[kind] ?? 0)) ids.push(`${kind} ${calls.pack(call, room)}`);
    return call;
  });
  if (calls.kept.size > 0) await core.storeActions([...calls.kept.values()], keeper(owner));
  return ids;
}

/** Whom the buttons that are too long are stored for. */
export const keeper = ({ platform, workspace }: Owner): Owner => ({
  platform,
  workspace: platform === 'slack' ? workspace : '',
});

const kindOf = ({ path }: Call): string => path.join('.');

/** The button of a kind, such as "plan.done": its id, as a platform hands it back. */
export const buttonOf = (buttons: readonly string[], kind: string): string | undefined =>
  buttons.find((one) => one.startsWith(`${kind} `))?.slice(kind.length + 1);
