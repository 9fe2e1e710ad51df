import type { Adapter, SendResult } from '../../../src/adapters/shared/adapter.ts';
import type { Actor, Venue } from '../../../src/core/declare/invocation.ts';
import type { Call, Reply } from '../../../src/reply/reply.ts';
import { type Owner, type PersonKey, type Store } from '../../../src/store/store.ts';

/** On a desk a person is known by their workspace and id; in a hall by their id, wherever they are. */
export const PLATFORMS = ['desk', 'hall'] as const;
export type Platform = (typeof PLATFORMS)[number];
export const WORKSPACES = ['W1', 'W2', 'W3'] as const;
export type Workspace = (typeof WORKSPACES)[number];
/** The same names everywhere: what is found by less than its whole key is found in the wrong place. */
export const CHANNELS = ['C1', 'C2'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who is where. */
export const MEMBERS = [
  { who: 'U1', workspace: 'W1' },
  { who: 'U2', workspace: 'W1' },
  { who: 'U1', workspace: 'W2' },
  { who: 'U2', workspace: 'W2' },
  { who: 'U3', workspace: 'W2' },
  { who: 'U2', workspace: 'W3' },
  { who: 'U3', workspace: 'W3' },
  { who: 'U4', workspace: 'W3' },
] as const;
export const PEOPLE = ['U1', 'U2', 'U3', 'U4'] as const;
export type Person = (typeof PEOPLE)[number];
const ADMINS: readonly string[] = ['U2 W2', 'U4 W3'];
export const isAdmin = (who: Person, workspace: Workspace): boolean => ADMINS.includes(`${who} ${workspace}`);

/** A word of each workspace, unlike every other and in nothing that ships. */
const WORDS = {
  desk: { W1: 'amaranth', W2: 'zwieback', W3: 'quokkas' },
  hall: { W1: 'bergamot', W2: 'fjordling', W3: 'pyrolusite' },
} as const;
/** What is secret of a workspace: the name of its roadmaps, their steps, the names of its people. */
export const secretsOf = (platform: Platform, workspace: Workspace) => {
  const word = WORDS[platform][workspace];
  return {
    title: `${word}title`,
    step: `${word}step`,
    name: (who: Person) => `${word}name${who.toLowerCase()}`,
  };
};

/** A secret that was found in what somebody reads. */
export interface Found {
  readonly platform: Platform;
  readonly workspace: Workspace;
  readonly what: 'title' | 'step' | 'name' | 'part';
  readonly token: string;
}
const PLACES = PLATFORMS.flatMap((platform) => WORKSPACES.map((workspace) => ({ platform, workspace })));
const SECRET = new RegExp(
  `(${PLACES.map((one) => WORDS[one.platform][one.workspace]).join('|')})(title|step|name)?(u\\d)?`,
  'giu',
);

/** Every secret in it, words cut short included. */
export function secretsIn(read: unknown): readonly Found[] {
  return [...JSON.stringify(read).matchAll(SECRET)].flatMap(([token, word = '', what]) => {
    const place = PLACES.find((one) => WORDS[one.platform][one.workspace] === word.toLowerCase());
    return place
      ? [{ ...place, what: (what?.toLowerCase() ?? 'part') as Found['what'], token: token.toLowerCase() }]
      : [];
  });
}

/** Somebody at a place: in a channel, or alone with Rung. */
export interface Place {
  readonly platform: Platform;
  readonly workspace: Workspace;
  readonly channel: Channel | 'alone';
  readonly who: Person;
}

export const actorOf = ({ platform, workspace, channel, who }: Place): Actor => ({
  ...{ platform, id: who },
  ...(platform === 'desk' && { workspace }),
  name: platform === 'hall' && channel === 'alone' ? who : secretsOf(platform, workspace).name(who),
});
export const venueOf = ({ platform, workspace, channel, who }: Place): Venue => ({
  platform,
  ...((platform === 'desk' || channel !== 'alone') && { workspace }),
  channel: channel === 'alone' ? who : channel,
  direct: channel === 'alone',
});
export const keyOf = ({ platform, workspace, who }: Omit<Place, 'channel'>): PersonKey => ({
  ...{ platform, person: who },
  workspace: platform === 'desk' ? workspace : '',
});
/** Whose the kept calls are. */
export const keeperOf = ({ platform, workspace }: Pick<Place, 'platform' | 'workspace'>): Owner => ({
  platform,
  workspace: platform === 'desk' ? workspace : '',
});

/** Something that was said in a channel, or to a person, unasked. */
export interface Post {
  readonly venue: Venue;
  readonly reply: Reply;
}

/** An adapter that writes down what it is to say. `outcome` is what becomes of each. */
export function recorder(
  name: Platform,
  said: (post: Post) => void,
  outcome: () => SendResult['kind'],
): Adapter {
  let sent = 0;
  const say = (venue: Venue, reply: Reply): Promise<SendResult> => {
    said({ venue, reply });
    const kind = outcome();
    return Promise.resolve(kind === 'sent' ? { kind, message: { id: ++sent } } : { kind, what: kind });
  };
  return {
    name,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: say,
    update: (venue, _message, reply) => say(venue, reply),
    lookup: () => Promise.resolve(undefined),
  };
}

/** Every call that can be pressed in what somebody reads. */
export function callsIn(reply: Reply): readonly Call[] {
  const actions = reply.actions.flatMap((one) =>
    one.type === 'button' ? [one.call] : one.type === 'menu' ? one.choices.map(({ call }) => call) : [],
  );
  const boxes = reply.blocks.flatMap((one) =>
    one.type === 'checklist'
      ? [...(one.form ? [one.form.call] : []), ...one.items.flatMap(({ call }) => call ?? [])]
      : [],
  );
  return [...actions, ...boxes];
}

/** All that a workspace holds of its teams, and what everybody follows there. */
export type Holding = Awaited<ReturnType<typeof holdingOf>>;
export async function holdingOf(store: Store, platform: Platform, workspace: Workspace) {
  const owner = { platform, workspace };
  const heads = await store.teamRoadmaps.list(owner);
  const people = new Set(MEMBERS.map(({ who }) => who));
  const [own, channels, following] = await Promise.all([
    Promise.all(heads.map(({ id }) => store.teamRoadmaps.get(owner, id))),
    Promise.all(
      CHANNELS.map(async (channel) => ({
        shares: await store.channelRoadmaps.list({ ...owner, channel }),
        by: await store.digests.author({ ...owner, channel }),
        schedule: await store.schedules.get({ ...owner, channel }, 'channel-digest'),
      })),
    ),
    Promise.all(
      [...people].map((who) =>
        store.channelRoadmaps.following(keyOf({ ...owner, platform, workspace, who })),
      ),
    ),
  ]);
  return {
    own: own.filter((one) => one !== undefined),
    channels,
    following: following.map((all) =>
      all
        .filter(({ channelRoadmap: share }) => share.workspace === workspace)
        .map(({ channelRoadmap: share, name }) => [share.id, name]),
    ),
  };
}
export { PLACES };
