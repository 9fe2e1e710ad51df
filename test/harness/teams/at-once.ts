import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Core } from '../../../src/core/run/core.ts';
import type { Actor, Invocation } from '../../../src/core/declare/invocation.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import { readOutline } from '../../../src/dataset/roadmaps/outline.ts';
import { roadmapFrom } from '../../../src/dataset/roadmaps/edited.ts';
import type { FieldValues } from '../../../src/reply/reply.ts';
import { type ChannelKey, type Repositories, type Store } from '../../../src/store/store.ts';
import { read } from '../answers.ts';
import { shippedData } from '../shipped.ts';

/** Who is in the channel: Ann made the roadmap and shared it, Flo is an admin. */
export const PEOPLE = ['ann', 'bo', 'flo'] as const;
export type Person = (typeof PEOPLE)[number];
/** A Wednesday. */
export const NOW = Date.UTC(2026, 0, 7, 10);

/** A workspace of its own for each try, so that one database serves them all. */
export const channelOf = (workspace: string): ChannelKey => ({ platform: 'chat', workspace, channel: 'C1' });
const actorOf = (workspace: string, id: Person): Actor => ({ platform: 'chat', workspace, id, name: id });
export const personOf = (workspace: string, person: Person) => ({ platform: 'chat', workspace, person });
/** The roadmap that the workspace made. */
const ownOf = (workspace: string): string => `own-${workspace}`;

/** What somebody does: a call, or a form that they submit. `own` stands for the workspace's own roadmap. */
export interface Deed {
  readonly path: readonly string[];
  readonly fields: FieldValues;
}
export const invocationOf = (workspace: string, who: Person, { path, fields }: Deed): Invocation => ({
  ...{ id: `${workspace} ${who} ${path.join(' ')}`, path, at: NOW, actor: actorOf(workspace, who) },
  input: {
    kind: 'fields',
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        value === 'own' ? `roadmap:${ownOf(workspace)}` : value,
      ]),
    ),
  },
  venue: { ...channelOf(workspace), direct: false },
});

/** What is there before: the roadmap, and what a channel makes of it. */
export const STATES = ['made', 'shared', 'followed', 'told'] as const;
export type State = (typeof STATES)[number];

/** Brings a workspace into a state. */
export async function prepare(core: Core, store: Store, workspace: string, state: State): Promise<void> {
  const { curriculum } = shippedData();
  const steps = readOutline('Learn git (1 week)\nShip a fix (2 weeks)', curriculum);
  if ('problems' in steps) throw new Error('the outline cannot be read');
  const id = ownOf(workspace);
  const record = roadmapFrom(
    { name: 'Onboarding', summary: 'For us.', hours: 5, ...steps },
    undefined,
    id,
    curriculum,
  );
  const maker = { person: personOf(workspace, 'ann'), name: 'ann' };
  const { platform } = channelOf(workspace);
  await store.teamRoadmaps.save(
    { platform, workspace, id, record, maker, version: 1, editors: 'maker', changes: [], madeAt: NOW },
    undefined,
    NOW,
  );
  const does = async (who: Person, path: string, fields: FieldValues): Promise<void> => {
    const invocation = invocationOf(workspace, who, { path: path.split(' '), fields });
    const answer = await core.handleOnce({ ...invocation, id: randomUUID() });
    if (answer?.ok !== true) throw new Error(`${who} could not ${path}: ${answer?.reply.summary ?? ''}`);
  };
  if (state === 'made') return;
  await does('ann', 'roadmap share', { roadmap: 'own' });
  if (state === 'shared') return;
  for (const who of PEOPLE)
    await does(who, 'roadmap join', { roadmap: 'own', sure: true, named: who === 'bo' });
  if (state === 'followed') return;
  await does('ann', 'roadmap share', { roadmap: 'roadmap:30-days', from: 'monday' });
  await does('ann', 'roadmap digest', { weekday: '2', time: '08:00', zone: 'Europe/London' });
}

/** All that is left of what people did, in words that are the same for every workspace. */
export async function leftIn(store: Store, workspace: string): Promise<unknown> {
  const channel = channelOf(workspace);
  const shares = await store.channelRoadmaps.list(channel);
  const people = await Promise.all(
    PEOPLE.map(async (who) => {
      const [following, plans] = [
        await store.channelRoadmaps.following(personOf(workspace, who)),
        await store.plans.list(personOf(workspace, who)),
      ];
      return {
        following: following
          .map(({ channelRoadmap: share, name }) => ({
            ...{ roadmap: share.roadmap, name },
            // Nobody follows what was taken back.
            stands: shares.some(({ id }) => id === share.id),
          }))
          .sort((a, b) => a.roadmap.localeCompare(b.roadmap)),
        plans: plans.map(({ roadmap, state, startedAt }) => ({ roadmap, state, startedAt })),
      };
    }),
  );
  const own = await store.teamRoadmaps.get(channel, ownOf(workspace));
  const schedule = await store.schedules.get(channel, 'channel-digest');
  return {
    shares: shares
      .map(({ roadmap, sharer, starts }) => ({ roadmap, sharer: sharer?.name, starts }))
      .sort((a, b) => a.roadmap.localeCompare(b.roadmap)),
    // The second of its minute is each channel's own.
    schedule: schedule && { ...schedule, next: schedule.next?.occurrence },
    ...{ people, own, by: (await store.digests.author(channel))?.name },
  };
}

/** What somebody was answered, in the same words for every workspace; undefined where they were not. */
export const wordsOf = (answer: Answer | undefined, core: Core): string | undefined =>
  answer && `${String(answer.ok)}, ${answer.posting ? 'posts' : 'says'}: ${read(answer, core)}`;

/** The same for every workspace. */
export const anywhere = (workspace: string, what: unknown): string =>
  JSON.stringify(what, undefined, 1).replaceAll(workspace, 'W');

/** A store like another, which takes its time between one question to it and the next. */
export function slowStore(store: Store, pause: () => number): Store {
  /** The repositories of a transaction, each of whose methods takes its time. */
  const slow = (repositories: Repositories): Repositories =>
    new Proxy(repositories, {
      get: (all, name: keyof Repositories) =>
        new Proxy(all[name], {
          get(one, method) {
            const own: unknown = Reflect.get(one, method, one);
            return async (...given: readonly unknown[]): Promise<unknown> => {
              for (let turns = pause(); turns > 0; turns--) await setImmediate();
              return Reflect.apply(own as (...all: readonly unknown[]) => unknown, one, given);
            };
          },
        }),
    });
  const inbox: Pick<Store['inbox'], 'mark' | 'handleOnce' | 'deleteBefore'> = {
    mark: (event, at) => store.inbox.mark(event, at),
    deleteBefore: (before) => store.inbox.deleteBefore(before),
    handleOnce: (event, at, work) => store.inbox.handleOnce(event, at, (all) => work(slow(all))),
  };
  return { ...store, inbox: inbox as Store['inbox'] };
}
