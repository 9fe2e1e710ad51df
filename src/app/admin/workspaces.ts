import type { WorkspaceFigures } from '../../store/store.ts';
import { writeOwner } from './find.ts';
import type { Act } from './parts.ts';
import { countOf, dayOf, tableOf } from './table.ts';

const COLUMNS = [
  ...[{ title: 'workspace' }, { title: 'name' }, { title: 'people', numbers: true }],
  ...['channels', 'plans', 'messages', 'given up'].map((title) => ({ title, numbers: true })),
  ...[{ title: 'state' }, { title: 'added' }],
];

/** Lists every workspace in figures. */
export const listWorkspaces: Act = async ({ options }, { store, say }) => {
  const all = await store.operator.figures();
  if (options.json) {
    say(JSON.stringify(all.map(asJson), undefined, 2));
    return true;
  }
  const workspaces = all.filter(({ workspace }) => workspace !== '');
  if (all.length > 0) tableOf(COLUMNS, all.map(rowOf)).forEach(say);
  const paused = workspaces.filter(({ pausedAt }) => pausedAt !== undefined).length;
  say(`${countOf(workspaces.length, 'workspace')}, ${paused} paused.`);
  if (all.length > 0)
    say('channels: those that follow a roadmap; messages: weekly messages and digests that are on.');
  return true;
};

const rowOf = (one: WorkspaceFigures): readonly string[] => [
  ...[writeOwner(one), one.name ?? (one.workspace === '' ? 'people in no workspace' : '')],
  ...[one.people, one.channels, one.plans, one.schedules, one.letters].map(String),
  ...[stateOf(one), one.installedAt === undefined ? '' : dayOf(one.installedAt)],
];

const stateOf = ({ pausedAt, removedAt }: WorkspaceFigures): string =>
  [
    ...(removedAt === undefined ? [] : [`removed on ${dayOf(removedAt)}`]),
    ...(pausedAt === undefined ? [] : [`paused on ${dayOf(pausedAt)}`]),
  ].join(', ') || 'active';

const asJson = ({ pausedAt, removedAt, installedAt, letters, schedules, ...one }: WorkspaceFigures) => ({
  ...one,
  ...{ name: one.name ?? null, messages: schedules, givenUp: letters, paused: pausedAt !== undefined },
  ...{ pausedAt: isoOf(pausedAt), removedAt: isoOf(removedAt), addedAt: isoOf(installedAt) },
});

const isoOf = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();
