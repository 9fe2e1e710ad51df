import { fc } from '../harness/property.ts';
import { describe, expect, inject, it } from 'vitest';
import { openStore } from '../../src/store/engines/open.ts';
import type { Author, ChannelRoadmap, Store } from '../../src/store/store.ts';
import { emptyDatabase } from '../harness/engines.ts';
import { openIsolationApp, type Heard } from '../harness/teams/isolation-app.ts';
import {
  CHANNELS,
  holdingOf,
  isAdmin,
  keyOf,
  MEMBERS,
  PLACES,
  PLATFORMS,
  secretsIn,
  secretsOf,
  type Found,
  type Holding,
  type Place,
  type Post,
} from '../harness/teams/isolation.ts';

const FULL = inject('full');
const RUNS = { 'sqlite-memory': FULL ? 600 : 8, postgres: FULL ? 100 : 2 };
const DAY = 86_400_000;
/** A Wednesday, and the Monday after it, a while after what comes then is due. */
const BEGIN = Date.UTC(2026, 0, 7, 10);
const MONDAY = Date.UTC(2026, 0, 12, 9, 30);
const mondayAfter = (now: number): number => MONDAY + (Math.floor((now - MONDAY) / (7 * DAY)) + 1) * 7 * DAY;

/** What somebody says. `{title}` is the name of a roadmap that some workspace made. */
const SAYINGS = [
  ...[
    '/roadmap new {title}; Learn {step} (1 week); Ship {step} (2 weeks)',
    '/roadmap copy {title}',
    '/roadmap copy 30 days',
  ],
  ...[
    '/roadmap share {title}',
    '/roadmap share {title}',
    '/roadmap share {title} from monday',
    '/roadmap share 30 days',
  ],
  ...['/roadmap join yes', '/roadmap join {title} yes named', '/roadmap join {title} yes', '/roadmap leave'],
  ...[
    '/roadmap unshare',
    '/roadmap unshare {title}',
    '/roadmap unshare 30 days',
    '/roadmap delete {title}',
    '/roadmap delete {title} yes',
  ],
  ...['/roadmap team', '/roadmap team share here', '/roadmap list', '/roadmap list share here'],
  ...[
    '/roadmap show {title}',
    '/roadmap {title} share here',
    '/roadmap export {title}',
    '/roadmap edit {title}',
    '/roadmap edit {title} form',
  ],
  ...['/roadmap digest monday 9:00 london', '/roadmap digest friday 8:00 london', '/roadmap digest off'],
  ...[
    '/plan start {title} monday 9:00 london',
    '/plan start {title}',
    '/plan show',
    '/plan done',
    '/plan tick 1',
  ],
  ...['/plan skip', '/plan stop', '/plan when tuesday 8:00 london', '/plan resume', '/plan start'],
  ...[
    '/rung home',
    '/rung privacy',
    '/rung privacy export',
    '/rung privacy delete yes',
    'what is {title}',
    '{title}',
  ],
] as const;
const ABOUT_ONESELF = ['plan', 'rung'];

const place: fc.Arbitrary<Place> = fc
  .record({
    platform: fc.constantFrom(...PLATFORMS),
    member: fc.constantFrom(...MEMBERS),
    channel: fc.constantFrom('C1' as const, ...CHANNELS, 'alone' as const),
  })
  .map(({ platform, member, channel }) => ({ platform, channel, ...member }));
const named = fc.constantFrom(...PLACES, undefined, undefined);
const kind = <K extends string>(one: K) => fc.constant(one);
const saying = fc.constantFrom(...SAYINGS);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      ...{ kind: kind('say'), place, saying, named },
      becomes: fc.constantFrom(
        'sent' as const,
        'sent' as const,
        'unreachable' as const,
        'retryable' as const,
      ),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      ...{ kind: kind('press'), place, nth: fc.oneof(fc.nat(12), fc.nat(400)) },
      shares: fc.constantFrom(true, false, false, false),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('mention'), place, saying, named }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ kind: kind('suggest'), place },
      path: fc.constantFrom(['roadmap', 'share'], ['roadmap', 'join'], ['plan', 'start'], ['plan', 'done']),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('wait'), upTo: fc.constantFrom('now', 'a day', 'monday') }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const history = fc.array(step, { minLength: 10, maxLength: 60, size: 'max' });

const textOf = (said: string, { platform, workspace }: Place, named = { platform, workspace }): string =>
  said
    .replaceAll('{title}', secretsOf(named.platform, named.workspace).title)
    .replaceAll('{step}', secretsOf(platform, workspace).step);

function isBy(author: Author | undefined, here: Place): boolean {
  const { workspace, person } = keyOf(here);
  return author?.person.person === person && author.person.workspace === workspace;
}

/** What somebody changed here, that only some may change. */
function mustBeTheirs(before: Holding, after: Holding, here: Place): void {
  if (isAdmin(here.who, here.workspace)) return;
  const mine = (author: Author | undefined): boolean => isBy(author, here);
  for (const one of before.own) {
    const now = after.own.find(({ id }) => id === one.id);
    if (now?.version === one.version || (now && one.editors === 'everyone')) continue;
    expect([one.id, mine(one.maker)]).toEqual([one.id, true]);
  }
  const isGone = (share: ChannelRoadmap): boolean =>
    before.own.some(({ id }) => id === share.roadmap) && !after.own.some(({ id }) => id === share.roadmap);
  for (const [at, channel] of before.channels.entries()) {
    const now = after.channels[at];
    const left = channel.shares.filter(({ id }) => !now?.shares.some((one) => one.id === id));
    for (const share of left.filter((one) => !isGone(one)))
      expect([share.id, mine(share.sharer)]).toEqual([share.id, true]);
    const set = [now?.by, now?.schedule];
    if (JSON.stringify(set) === JSON.stringify([channel.by, channel.schedule])) continue;
    expect([channel.by, ...channel.shares.map(({ sharer }) => sharer)].some(mine)).toBe(true);
  }
}

type Totals = Record<
  | 'read'
  | 'elsewhere'
  | 'own secrets'
  | 'of another workspace'
  | 'in public'
  | 'cards and digests'
  | 'nudges',
  number
>;

/** Lives through one history. */
async function live(store: Store, steps: readonly Step[], totals: Totals): Promise<void> {
  let now = BEGIN;
  /** Where somebody who is known everywhere took up a plan, and where they did anything. */
  const [plans, acts] = [new Set<string>(), new Set<string>()];
  const at = ({ who }: Pick<Place, 'who'>, { workspace }: Pick<Found, 'workspace'>): string =>
    `${who} ${workspace}`;

  /** What may be read of another workspace: by oneself, of what one follows there. */
  function isOnes({ place, path }: Heard, found: Found): boolean {
    if (place.platform !== 'hall' || found.platform !== 'hall') return false;
    if (!ABOUT_ONESELF.includes(path[0] ?? '')) return false;
    if (found.what !== 'name') return plans.has(at(place, found));
    return (
      path[1] === 'privacy' && found.token.endsWith(place.who.toLowerCase()) && acts.has(at(place, found))
    );
  }
  function heard(one: Heard): void {
    const { place, path, isPublic, wasAloud = false } = one;
    const isHere = (found: Found): boolean =>
      found.platform === place.platform &&
      found.workspace === place.workspace &&
      (place.channel !== 'alone' || place.platform === 'desk');
    totals.read++;
    if (place.platform === 'hall') {
      acts.add(at(place, place));
      const takes = ['plan start', 'roadmap join'].includes(path.slice(0, 2).join(' '));
      if (one.ok && takes && place.channel !== 'alone') plans.add(at(place, place));
    }
    const said = new Set(isPublic && !wasAloud ? [] : secretsIn(one.asked).map(({ token }) => token));
    const found = secretsIn(one.read);
    const foreign = found.filter((secret) => !isHere(secret) && !said.has(secret.token));
    if (isPublic) totals['in public'] += found.length;
    if (found.length > 0 && !isPublic) totals['own secrets']++;
    const leaked = foreign.filter((secret) => isPublic || !isOnes(one, secret));
    expect({ place, path, asked: one.asked, leaked }).toEqual({ place, path, asked: one.asked, leaked: [] });
    if (foreign.length > 0) totals['of another workspace']++;
  }
  function posted({ venue, reply }: Post): void {
    const { platform, workspace, channel, direct } = venue;
    totals[direct ? 'nudges' : 'cards and digests']++;
    const leaked = secretsIn(reply).filter((one) => {
      if (one.platform !== platform) return true;
      if (workspace !== undefined) return one.workspace !== workspace;
      return one.what === 'name' || !plans.has(`${channel} ${one.workspace}`);
    });
    expect({ venue, leaked }).toEqual({ venue, leaked: [] });
  }

  const life = await openIsolationApp({ store, now: () => now, heard, posted });
  const all = () =>
    Promise.all(PLACES.map(({ platform, workspace }) => holdingOf(store, platform, workspace)));

  /** Does something, after which nothing has changed in any other workspace, and here only what its person may change. */
  async function act(here: Place, work: () => Promise<void>): Promise<void> {
    const before = await all();
    const heldOf = async () => Object.values(await store.people.export(keyOf(here))).flat().length;
    const held = await heldOf();
    await work();
    const after = await all();
    // Who has themselves deleted is named nowhere any more, and follows nothing.
    if (held > 0 && (await heldOf()) === 0) {
      const known = here.platform === 'hall' ? [plans, acts] : [];
      for (const set of known) for (const one of set) if (one.startsWith(here.who)) set.delete(one);
      return;
    }
    PLACES.forEach((other, index) => {
      const [was, is] = [before[index], after[index]];
      if (!was || !is) return;
      const isHere = other.platform === here.platform && other.workspace === here.workspace;
      if (!isHere) expect(is).toEqual(was);
      else mustBeTheirs(was, is, here);
    });
  }

  for (const { platform, workspace } of PLACES) {
    const [maker, other] = MEMBERS.filter((one) => one.workspace === workspace);
    if (!maker || !other) throw new Error(`nobody is in ${workspace}`);
    const here = { platform, channel: 'C1', ...maker } as const;
    await life.say(here, textOf(SAYINGS[0], here));
    await life.say(here, textOf('/roadmap share {title}', here));
    await life.say(here, '/roadmap share 30 days');
    await life.say(here, '/roadmap digest monday 9:00 london');
    await life.say({ ...here, ...other }, textOf('/roadmap join {title} yes named', here));
    await life.say({ ...here, ...other }, '/plan when monday 9:00 london');
    await life.say(here, '/roadmap team share here');
  }
  for (const one of steps) {
    if (one.kind === 'wait') {
      if (one.upTo !== 'now') now = one.upTo === 'monday' ? mondayAfter(now) : now + DAY;
      await life.tick();
      continue;
    }
    const here = one.place;
    await act(here, async () => {
      if (one.kind === 'press') totals.elsewhere += Number(await life.press(here, one.nth, one.shares));
      else if (one.kind === 'suggest') await life.suggest(here, one.path, '');
      else {
        const isMaking = one.saying.startsWith('/roadmap new');
        const text = textOf(one.saying, here, isMaking ? undefined : one.named);
        if (one.kind === 'say') await life.say(here, text, one.becomes);
        else if (here.platform === 'hall' && here.channel !== 'alone') await life.mention(here, text);
      }
    });
  }
  now = mondayAfter(now);
  await life.tick();
  expect(life.bugs).toEqual([]);
}

describe.each(['sqlite-memory', 'postgres'] as const)(
  'given workspaces of two platforms in one database on %s, and people who are in several',
  (engine) => {
    it('when they say and press anything anywhere, then nothing of a workspace is read or changed in another', async () => {
      const totals: Totals = {
        ...{ read: 0, elsewhere: 0, 'own secrets': 0, 'of another workspace': 0 },
        ...{ 'in public': 0, 'cards and digests': 0, nudges: 0 },
      };
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const { location, remove } = await emptyDatabase(engine);
          const store = await openStore(location);
          try {
            await live(store, steps, totals);
          } finally {
            await store.close();
            await remove();
          }
        }),
        {
          numRuns: RUNS[engine],
        },
      );
      for (const [what, count] of Object.entries(totals)) expect([what, count > 0]).toEqual([what, true]);
      if (FULL)
        // eslint-disable-next-line no-console -- the fault runs print their counts
        console.info(`${engine}: ${RUNS[engine]} histories, nothing read elsewhere`, totals);
    }, 1_800_000);
  },
);
