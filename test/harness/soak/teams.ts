import type { Sending } from './messages.ts';
import { ownRoadmap, type Random, type Soaked, type Team } from './people.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** A Monday, from which weeks are counted. */
const FIRST = Date.UTC(2024, 0, 1);
/** Where nothing moved a digest may be left out; near the edges of its week it is not told whether something did. */
const EDGE = 1.5 * DAY;
/** How long it is known when something moved, in milliseconds. */
const KEPT = 3 * WEEK;
/** How long a digest is left as it was set, in milliseconds. */
const LEFT = 3 * WEEK;
/** Hours a week of a roadmap that is edited, from and up to. */
const HOURS = 4;

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What is said in a channel, and by whom. */
export const leadOf = ({ lead, id }: Team): Soaked => {
  if (!lead) throw new Error(`nobody leads ${id}`);
  return lead;
};

/** The teams of people, each once. */
export const teamsOf = (people: readonly Soaked[]): readonly Team[] => [
  ...new Set(people.map(({ team }) => team)),
];

/** Steps of the teams' own roadmaps, of four weeks each: longer than a year. */
const STEPS = 20;

/** The line by which the lead of a workspace makes its roadmap. */
export const newRoadmap = ({ workspace }: Team): string =>
  `/roadmap new ${ownRoadmap(workspace)}; ${Array.from({ length: STEPS }, (_, at) => `Step ${at + 1} (4 weeks)`).join('; ')}`;

/** The line by which the lead shares the roadmap. */
export const shareLine = ({ roadmap }: Team): string => `/roadmap share ${roadmap}`;

/** The line by which the lead asks for a digest. */
export const digestLine = ({ weekday, time, zone }: Team): string =>
  `/roadmap digest ${DAYS[weekday - 1] ?? ''} ${time} ${zone}`;

export const DIGEST_OFF = '/roadmap digest off';
export const JOIN = '/roadmap join';
export const EDIT = '/roadmap edit';

/** Whether somebody follows what is shared in the channel of their team. */
export const isFollower = ({ roadmap, team }: Soaked): boolean => roadmap === team.roadmap;

/** What a lead says in a week, by chance. */
export function leads(team: Team, now: number, random: Random): string | undefined {
  if (team.edits.length > 0 && random(8) === 0) return EDIT;
  if (!team.wants || now - team.settled < LEFT || random(20) !== 0) return undefined;
  return team.state === 'active' ? DIGEST_OFF : digestLine(team);
}

/** What is filled in by who edits a roadmap. */
export const editOf = (random: Random): Soaked['fills'] => ({ hours: HOURS + random(HOURS) });

/** What a channel is told that its lead has set. */
export function noteLed(team: Team, line: string, buttons: readonly string[], now: number): void {
  const edit = buttons.find((one) => one.startsWith('roadmap.edit '));
  if (edit !== undefined) Object.assign(team, { edits: [edit], editsAt: now });
  if (line.startsWith('/roadmap digest'))
    Object.assign(team, { state: line === DIGEST_OFF ? 'none' : 'active', settled: now });
}

/** Whether a message in a channel is the card of its roadmap, or a change of that. */
export const isCard = ({ title, isEdit }: Sending): boolean => isEdit || title.startsWith('Learn together');

/** Takes down that somebody who joined finished a week. */
export function noteMove({ team, joined }: Soaked, now: number): void {
  if (joined) team.moves = [...team.moves.filter((at) => at > now - KEPT), now];
}

/**
 * Whether the digest that was due in the last week that is over may have been left out: nothing moved in the week before it,
 * as far as is known.
 */
export function mayBeQuiet({ weekday, moves }: Team, now: number): boolean {
  const ended = Math.floor((now - FIRST) / WEEK) - 1;
  const due = FIRST + ended * WEEK + (weekday - 1) * DAY;
  return !moves.some((at) => at > due - WEEK + EDGE && at < due - EDGE);
}
