import { readOutline } from '../../src/dataset/roadmaps/outline.ts';
import { roadmapFrom } from '../../src/dataset/roadmaps/edited.ts';
import type { ChannelKey, Due, PersonKey, Schedule, Store } from '../../src/store/store.ts';
import { shippedData } from '../../test/harness/shipped.ts';
import { members, otherTeams, type Series } from '../../test/harness/teams/teams.ts';

export const PEOPLE = 500;
export const ROADMAPS = 200;
const STEPS = 3;
const TASKS = 5;
/** Followers of each of the other roadmaps. */
const FEW = 10;

/** The channel that is measured, and whoever asks in it. */
export const CHANNEL: ChannelKey = { platform: 'bench', workspace: 'W0', channel: 'C0' };
export const ADA: PersonKey = { platform: 'bench', workspace: 'W0', person: 'M0' };

const { curriculum } = shippedData();

/** The roadmap of a number, as its team typed it. */
function roadmap(number: number) {
  const lines = Array.from({ length: STEPS }, (_, step) =>
    [`Step ${step} of ${number} (2 weeks)`, ...tasks(step).map((task) => `- ${task}`)].join('\n'),
  );
  const read = readOutline(lines.join('\n'), curriculum);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const said = { name: `Roadmap ${number}`, summary: 'One of many.', hours: 5, steps: read.steps };
  return roadmapFrom(said, undefined, `own-w-${number}`, curriculum);
}
const tasks = (step: number): string[] =>
  Array.from({ length: TASKS }, (_, task) => `Read chapter ${step * TASKS + task} and try what it says`);

/**
 * Makes a workspace of 200 roadmaps of its own, each shared in a channel, the first with 500 people, beside so many
 * others. `run` does one statement in the same database; `at` is epoch milliseconds.
 */
export async function fillTeams(
  store: Store,
  others: number,
  { series, run, at }: { series: Series; run: (statement: string) => Promise<unknown>; at: number },
): Promise<void> {
  const { platform, workspace } = CHANNEL;
  for (let number = 0; number < ROADMAPS; number++) {
    const record = roadmap(number);
    const { id } = record;
    const maker = { person: ADA, name: 'Ada' };
    await store.teamRoadmaps.save(
      { platform, workspace, id, version: 1, record, editors: 'maker', maker, changes: [], madeAt: at },
      undefined,
      at,
    );
    const share = `w-${number}`;
    const there = { platform, workspace, channel: `C${number}` };
    await store.channelRoadmaps.share(
      { ...there, id: share, roadmap: id, sharer: maker, sharedAt: at, starts: undefined },
      at,
    );
    const all = record.steps.flatMap((step) => step.tasks.map((task) => [step.id, task.id] as const));
    const people = number === 0 ? PEOPLE : FEW;
    const follow = { platform, workspace, share, roadmap: id, people, tasks: all };
    for (const statement of members(follow, at, series)) await run(statement);
  }
  await store.digests.setAuthor(CHANNEL, { person: ADA, name: 'Ada' }, at);
  await store.schedules.set(CHANNEL, 'channel-digest', schedule, at);
  for (const statement of otherTeams(platform, others, at, series)) await run(statement);
}

const schedule: Schedule = {
  ...{ weekday: 1, time: '09:00', zone: 'Europe/London', hours: 0, state: 'paused', reason: undefined },
  ...{
    next: undefined,
    silent: 0,
    streak: 0,
    bestStreak: 0,
    lastWeek: undefined,
    forgiven: false,
    notified: false,
  },
};

/** The channel's digest, as it is claimed. `at` is epoch milliseconds. */
export const digestDue = (at: number): Due => ({
  ...{
    recipient: CHANNEL,
    recipientId: 1,
    kind: 'channel-digest',
    schedule,
    occurrence: '2026-01-05',
    dueAt: at,
  },
  ...{ token: 'token', until: 0, attempts: 1, before: undefined },
});
