/** A person with a plan, as the world outside Rung knows them. */
export interface Soaked {
  readonly platform: 'slack' | 'discord';
  readonly workspace: string;
  readonly id: string;
  readonly roadmap: string;
  zone: string;
  weekday: number;
  time: string;
  /** Whether messages are wanted and to be expected: as they were last told. */
  state: 'none' | 'active' | 'paused' | 'stopped';
  /** Since when nothing about their messages was changed, in epoch milliseconds. */
  settled: number;
  /** The week of the last message, as a number of weeks, and when it came. */
  lastWeek: number;
  lastAt: number;
  /** What they said last and were answered, the newest at the end. */
  talk: readonly string[];
  /** What they say next, if anything. */
  says: string | undefined;
}

/** Numbers that look random and are the same for the same seed: whole, from 0, below a bound. */
export type Random = (below: number) => number;

const ZONES = [
  ...['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Asia/Singapore', 'Australia/Lord_Howe'],
  ...['America/St_Johns', 'Africa/Casablanca', 'Pacific/Auckland', 'America/Sao_Paulo', 'Europe/Berlin'],
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ROADMAPS = ['software engineer', 'data scientist', 'research', 'junior', 'mid', 'senior'];
/** People of a Slack workspace, of whom some follow the roadmap of their own team. */
const OF_A_WORKSPACE = 100;

const pick = <T>(all: readonly T[], random: Random): T => all[random(all.length)] as T;
const anyTime = (random: Random): string =>
  `${String(random(24)).padStart(2, '0')}:${pick(['00', '05', '30'], random)}`;

/** The name of the roadmap that a workspace made. */
export const ownRoadmap = (workspace: string): string => `Plan of ${workspace}`;

/** As many people as that, half of them on Slack. */
export const peopleOf = (count: number, random: Random): readonly Soaked[] =>
  Array.from({ length: count }, (_, at): Soaked => {
    const platform = at % 2 === 0 ? 'slack' : 'discord';
    const workspace = platform === 'slack' ? `W${Math.floor(at / 2 / OF_A_WORKSPACE)}` : '';
    const isOwn = workspace !== '' && random(3) === 0;
    return {
      ...{
        platform,
        workspace,
        id: `U${at}`,
        roadmap: isOwn ? ownRoadmap(workspace) : pick(ROADMAPS, random),
      },
      ...{ zone: pick(ZONES, random), weekday: random(7) + 1, time: anyTime(random) },
      ...{ state: 'none', settled: 0, lastWeek: 0, lastAt: 0, talk: [], says: undefined },
    };
  });

/** The line by which they begin. */
export const startLine = ({ roadmap, weekday, time, zone }: Soaked): string =>
  `/plan start ${roadmap} ${DAYS[weekday - 1] ?? ''} ${time} ${zone}`;

/** What somebody says a while after a message, by chance; most say nothing. */
export function afterMessage(isQuestion: boolean, random: Random): string | undefined {
  const chance = random(1000);
  if (isQuestion) return chance < 600 ? '/plan resume' : undefined;
  if (chance < 250) return '/plan done';
  if (chance < 340) return '/plan still';
  if (chance < 360) return '/plan snooze day';
  if (chance < 370) return '/plan skip';
  if (chance < 380) return '/plan pause';
  if (chance < 385) return '/plan stop yes';
  if (chance < 395) return `/plan when ${pick(DAYS, random)} ${anyTime(random)}`;
  return chance < 420 ? '/salary senior london' : undefined;
}

/** What somebody without messages says in a week, by chance. */
export function betweenMessages(one: Soaked, random: Random): string | undefined {
  if (one.state === 'paused') return random(100) < 10 ? '/plan resume' : undefined;
  return random(100) < 5 ? startLine(one) : undefined;
}

/** Keeps what somebody said and was answered. */
export function noteAnswer(one: Soaked, line: string, shown: string, now: number): void {
  one.talk = [...one.talk.slice(-3), `${new Date(now).toISOString().slice(0, 16)} ${line}: ${shown}`];
  const [, command = '', ...rest] = line.split(' ');
  // With the last of its plans a schedule ends.
  if (line.startsWith('/plan') && shown.endsWith('finished!')) one.state = 'stopped';
  if (!line.startsWith('/plan') || command === 'done' || command === 'still') return;
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
