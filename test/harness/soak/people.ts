import type { Said } from './messages.ts';

/** Whoever gets a message a week, a person or a channel, as the world outside Rung knows them. */
export interface Subscriber {
  readonly platform: 'slack' | 'discord';
  readonly workspace: string;
  readonly id: string;
  zone: string;
  weekday: number;
  time: string;
  /** Whether messages are wanted and to be expected: as they were last told. “gone”: all about them was deleted. */
  state: 'none' | 'active' | 'paused' | 'stopped' | 'gone';
  /** Since when nothing about their messages was changed, in epoch milliseconds. */
  settled: number;
  /** The week of the last message, as a number of weeks, and when it came. */
  lastWeek: number;
  lastAt: number;
  /** What they said last and were answered, the newest at the end. */
  talk: readonly string[];
}

/** A person with a plan. */
export interface Soaked extends Subscriber {
  readonly roadmap: string;
  /** The channel of their team. */
  readonly team: Team;
  /** Whether they follow what is shared there, and have done so ever since they joined. */
  joined: boolean;
  /** What they say next, if anything. */
  says: string | undefined;
  /** What they fill in, where that is said by a form. */
  fills: Said['fields'];
  /** The buttons that they saw last, by their ids, and when. */
  buttons: readonly string[];
  sawAt: number;
}

/** A channel whose people follow a roadmap together. */
export interface Team extends Subscriber {
  /** Whether its lead ever asks for a digest. */
  readonly wants: boolean;
  /** Who shares the roadmap, sets the digest and edits the roadmap. */
  lead: Soaked | undefined;
  /** The roadmap that is shared there. */
  roadmap: string;
  /** The buttons of the card, and those by which its lead edits the roadmap. */
  card: readonly string[];
  edits: readonly string[];
  editsAt: number;
  /** When those who joined finished a week, lately. */
  moves: readonly number[];
}

/** Numbers that look random and are the same for the same seed: whole, from 0, below a bound. */
export type Random = (below: number) => number;

const ZONES = [
  ...['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Asia/Singapore', 'Australia/Lord_Howe'],
  ...['America/St_Johns', 'Africa/Casablanca', 'Pacific/Auckland', 'America/Sao_Paulo', 'Europe/Berlin'],
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ROADMAPS = ['software engineer', 'data scientist', 'research', 'junior', 'mid', 'senior'];
/** People of a Slack workspace, of whom some follow the roadmap of their own team, and of a Discord server. */
const OF_A_WORKSPACE = 200;

const pick = <T>(all: readonly T[], random: Random): T => all[random(all.length)] as T;
const anyTime = (random: Random): string =>
  `${String(random(24)).padStart(2, '0')}:${pick(['00', '05', '30'], random)}`;

/** The name of the roadmap that a workspace made. */
export const ownRoadmap = (workspace: string): string => `Plan of ${workspace}`;

const unknownYet = { state: 'none', settled: 0, lastWeek: 0, lastAt: 0, talk: [] } as const;

/** As many people as that, half of them on Slack, and the channels of their teams. */
export function peopleOf(count: number, random: Random): readonly Soaked[] {
  const teams = new Map<string, Team>();
  return Array.from({ length: count }, (_, at): Soaked => {
    const platform = at % 2 === 0 ? 'slack' : 'discord';
    const group = Math.floor(at / 2 / OF_A_WORKSPACE);
    const workspace = platform === 'slack' ? `W${group}` : '';
    const isOwn = workspace !== '' && random(3) === 0;
    const team = teams.get(`C${platform}${group}`) ?? teamOf(platform, group, random);
    teams.set(team.id, team);
    const one: Soaked = {
      ...{ platform, workspace, team, id: `U${at}` },
      roadmap: isOwn ? ownRoadmap(workspace) : pick(ROADMAPS, random),
      ...{ zone: pick(ZONES, random), weekday: random(7) + 1, time: anyTime(random) },
      ...{ ...unknownYet, says: undefined, fills: undefined, buttons: [], sawAt: 0, joined: false },
    };
    // The last of them, as it turns out.
    team.lead = one;
    team.roadmap = workspace === '' ? one.roadmap : ownRoadmap(workspace);
    return one;
  });
}

const teamOf = (platform: 'slack' | 'discord', group: number, random: Random): Team => ({
  ...{ platform, workspace: platform === 'slack' ? `W${group}` : `G${group}`, id: `C${platform}${group}` },
  ...{ zone: pick(ZONES, random), weekday: random(7) + 1, time: anyTime(random) },
  ...{
    ...unknownYet,
    wants: group % 2 === 0,
    lead: undefined,
    roadmap: '',
    card: [],
    edits: [],
    editsAt: 0,
    moves: [],
  },
});

/** The line by which they begin. */
export const startLine = ({ roadmap, weekday, time, zone }: Soaked): string =>
  `/plan start ${roadmap} ${DAYS[weekday - 1] ?? ''} ${time} ${zone}`;

/** What somebody says a while after a message, by chance; most say nothing. Leads of teams stay. */
export function afterMessage(isQuestion: boolean, isLead: boolean, random: Random): string | undefined {
  const chance = random(1000);
  if (isQuestion) return chance < 600 ? '/plan resume' : undefined;
  if (chance < 250) return '/plan done';
  if (chance < 340) return '/plan still';
  if (chance < 360) return '/plan snooze day';
  if (chance < 370) return '/plan skip';
  if (chance < 380) return '/plan pause';
  if (chance < 385) return '/plan stop yes';
  if (chance < 395) return `/plan when ${pick(DAYS, random)} ${anyTime(random)}`;
  if (chance < 420) return '/salary senior london';
  if (chance < 470) return '/plan tick 1';
  return isLead ? undefined : rarely(chance, random);
}

/** What few say after a message. */
function rarely(chance: number, random: Random): string | undefined {
  if (chance < 480) return `/rung settings ${pick(LEVELS, random)} ${pick(PLACES, random)}`;
  if (chance < 482) return '/rung settings clear';
  if (chance < 483) return EXPORT;
  if (chance < 484) return DELETE;
  return undefined;
}

/** What is said to be shown all that is held about oneself, and to have it deleted. */
const EXPORT = '/rung privacy export';
export const DELETE = '/rung privacy delete yes delete it all';
const LEVELS = ['entry', 'mid', 'senior', 'staff'];
const PLACES = ['london', 'berlin', 'singapore', 'austin'];

/** The kind of button that says the same as a line, where there is one. */
export function kindPressed(line: string): string | undefined {
  const [command, subcommand, what] = line.split(' ');
  if (command === '/roadmap' && subcommand !== 'new') return `roadmap.${subcommand ?? ''}`;
  const isPlain = what === undefined || subcommand === 'tick';
  return command === '/plan' && isPlain ? `plan.${subcommand ?? ''}` : undefined;
}

/** What somebody without messages says in a week, by chance. */
export function betweenMessages(one: Soaked, random: Random): string | undefined {
  if (one.state === 'gone') return undefined;
  if (one.state === 'paused') return random(100) < 10 ? '/plan resume' : undefined;
  return random(100) < 5 ? startLine(one) : undefined;
}

/** Keeps what somebody said and was answered. */
export function noteAnswer(one: Soaked, line: string, shown: string, now: number): void {
  one.talk = [...one.talk.slice(-3), `${new Date(now).toISOString().slice(0, 16)} ${line}: ${shown}`];
  const [, command = '', ...rest] = line.split(' ');
  // With the last of its plans a schedule ends.
  if (line.startsWith('/plan') && shown.endsWith('finished!')) one.state = 'stopped';
  if (line === DELETE && shown.startsWith('Deleted')) Object.assign(one, { state: 'gone', settled: now });
  if (!line.startsWith('/plan') || ['done', 'still', 'tick'].includes(command)) return;
  one.settled = now;
  // Who has ended their plan meanwhile resumes none.
  if (shown.startsWith('There is nothing')) return;
  if (command === 'start' || command === 'resume') one.state = 'active';
  else if (command === 'pause') one.state = 'paused';
  else if (command === 'stop') one.state = 'stopped';
  else if (command === 'when') {
    one.weekday = DAYS.indexOf(rest[0] ?? '') + 1;
    one.time = rest[1] ?? one.time;
  }
}
