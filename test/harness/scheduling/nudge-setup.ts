import { nextAfter } from '../../../src/features/plans/timing.ts';
import { openGuild } from '../../../src/playground/discord/guild.ts';
import { openWorkspace } from '../../../src/playground/slack/workspace.ts';
import { openStore } from '../../../src/store/engines/open.ts';
import type { PersonKey, Store } from '../../../src/store/store.ts';
import type { Where } from './nudge-drill.ts';
import { emptyDatabase, SHARED_ENGINES } from '../engines.ts';
import { aSchedule } from './schedules.ts';
import { manifestOfRung } from '../platforms/slack.ts';

export const PLATFORMS = ['slack', 'discord'] as const;
/** All pairs in the full form; in the quick one each engine and each platform once. */
export const pairs = (full: boolean) =>
  SHARED_ENGINES.flatMap((engine) => PLATFORMS.map((platform) => [engine, platform] as const)).filter(
    (_, at, all) => full || at === 0 || at === all.length - 1,
  );

/** Everybody's week. */
export const WEEKLY = { weekday: 1, time: '09:00', zone: 'Europe/London' } as const;

/** What goes wrong with the platform's answers. */
export type Trouble = 'lost-reply' | '5xx' | 'reset' | 'throttle' | 'delay';

/** People with a weekly message on a local platform and a store of one of the engines, for processes to serve. */
export interface NudgeSetup {
  readonly where: Where;
  readonly store: Store;
  readonly people: readonly PersonKey[];
  /** The clock of the platform; of the processes it is told with each order. */
  now: number;
  /** How many messages each person has, in their order. */
  inboxes(): readonly number[];
  /** Makes some posts go wrong. */
  trouble(kind: Trouble, times: number, ms?: number): void;
  calm(): void;
  close(): Promise<void>;
}

/** @param begin epoch milliseconds of its clock; everybody's first message is due on the next Monday */
export async function openNudgeSetup(
  engine: (typeof SHARED_ENGINES)[number],
  platform: (typeof PLATFORMS)[number],
  { count, begin }: { readonly count: number; readonly begin: number },
): Promise<NudgeSetup> {
  const { location, remove } = await emptyDatabase(engine);
  const store = await openStore(location);
  const clock = { now: begin };
  const chat = await (platform === 'slack' ? slack : discord)(() => clock.now, count);
  const people = Object.keys(chat.rooms).map((person): PersonKey => ({ platform, workspace: '', person }));
  for (const person of people) {
    const next = nextAfter(person, WEEKLY, undefined, begin);
    await store.schedules.set(person, 'weekly-plan', aSchedule({ ...WEEKLY, next }), begin);
  }
  return {
    where: { platform, location, ...chat },
    store,
    people,
    get now() {
      return clock.now;
    },
    set now(at) {
      clock.now = at;
    },
    inboxes: chat.inboxes,
    trouble: chat.trouble,
    calm: chat.calm,
    async close() {
      await store.close();
      await chat.close();
      await remove();
    },
  };
}

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `p${at}`);

async function slack(now: () => number, count: number) {
  const workspace = await openWorkspace({ manifest: manifestOfRung(), botName: 'rung', now, rates: false });
  const people = names(count).map((name) => workspace.addPerson(name));
  return {
    apiUrl: workspace.apiUrl,
    token: workspace.botToken,
    rooms: Object.fromEntries(people.map((one) => [one.id, one.dm().id])),
    inboxes: () => people.map((one) => one.sees(one.dm()).length),
    trouble: (kind: Trouble, times: number, ms = 0) =>
      workspace.faults.set({ method: 'chat.postMessage', kind, times, ms, retryAfter: 1 }),
    calm: () => workspace.faults.clear(),
    close: () => workspace.close(),
  };
}

async function discord(now: () => number, count: number) {
  const guild = await openGuild({ now, rates: false });
  const people = names(count).map((name) => guild.addPerson(name));
  return {
    apiUrl: guild.apiUrl,
    token: guild.token,
    rooms: Object.fromEntries(people.map((one) => [one.id, one.dm().id])),
    inboxes: () => people.map((one) => one.sees(one.dm()).length),
    trouble: (kind: Trouble, times: number, ms = 0) =>
      guild.faults.set({ route: /POST .*\/messages$/, kind, times, ms, retryAfter: 1 }),
    calm: () => guild.faults.clear(),
    close: () => guild.close(),
  };
}
