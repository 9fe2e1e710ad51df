import type { PersonKey, Plan, Schedule, Store, Recipient } from '../../../src/store/store.ts';

/** Monday noon, from which the tests count. */
export const NOON = Date.UTC(2026, 0, 5, 12);
/** The occurrence that is due then. */
export const TODAY = '2026-01-05';

/** A person of a workspace. */
export const personOf = (person: string, workspace = 'W1'): PersonKey => ({
  platform: 'chat',
  workspace,
  person,
});

/** So many people of a workspace, in the order of their names. */
export const crowd = (size: number, workspace = 'W1'): PersonKey[] =>
  Array.from({ length: size }, (_, at) => personOf(`P${String(at).padStart(4, '0')}`, workspace));

/** A schedule whose next send is due at noon. */
export function aSchedule(changes: Partial<Schedule> = {}): Schedule {
  return {
    weekday: 1,
    time: '12:00',
    zone: 'Europe/London',
    hours: 5,
    state: 'active',
    reason: undefined,
    next: { at: NOON, occurrence: TODAY },
    silent: 0,
    streak: 2,
    bestStreak: 7,
    lastWeek: '2026-W01',
    forgiven: false,
    notified: false,
    ...changes,
  };
}

/** A plan in its third week, with two ticks. */
export function aPlan(id: string, changes: Partial<Plan> = {}): Plan {
  return {
    id,
    roadmap: 'agents',
    state: 'active',
    week: 2,
    startedAt: NOON,
    endedAt: undefined,
    thisWeek: undefined,
    takesAll: false,
    done: [
      { step: 'first', task: 'read', at: NOON + 1 },
      { step: 'first', task: 'build', at: NOON + 2 },
    ],
    ...changes,
  };
}

/** Makes a send due for each person, one millisecond after the other from `from` on. */
export async function allDue(store: Store, people: readonly PersonKey[], from = NOON): Promise<void> {
  await Promise.all(
    people.map((person, at) =>
      store.schedules.set(
        person,
        'weekly-plan',
        aSchedule({ next: { at: from + at, occurrence: TODAY } }),
        NOON,
      ),
    ),
  );
}

/** The platform's id of a recipient. */
export const refOf = (recipient: Recipient): string =>
  'channel' in recipient ? recipient.channel : recipient.person;
