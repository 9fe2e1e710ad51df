import type { StoreLocation } from '../../../src/store/engines/open.ts';
import { checkArrival, checkMissing, isQuestion, missing, SETTLED } from './checks.ts';
import type { Sending } from './messages.ts';
import {
  afterMessage,
  betweenMessages,
  noteAnswer,
  ownRoadmap,
  peopleOf,
  startLine,
  type Random,
  type Soaked,
} from './people.ts';
import { openPlatforms, type Platforms } from './remote.ts';
import { grownTooFar, openNotebook, type Notebook, type SoakReport } from './report.ts';
import { rowsIn } from './rows-in.ts';
import { startRung, type RungProcess } from './rung.ts';
import { openTroubles, USUAL, type Often, type Troubles } from './troubles.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
/** A Monday at noon, by UTC: the week before it is over everywhere, with what came late. Clocks change four weeks later. */
const BEGIN = Date.UTC(2026, 8, 28, 12);
const STEP = 30 * MINUTE;
/** What people say reaches Rung in groups of that many, as it may at a busy moment. */
const AT_ONCE = 40;
/** How long people take to say something, in steps: three days at most. */
const SLOWEST = 144;
/** Steps of the teams' own roadmaps, of four weeks each: longer than a year. */
const STEPS = 20;

/** How a soak is run. */
export interface SoakOptions {
  readonly location: StoreLocation;
  readonly people: number;
  readonly weeks: number;
  readonly random: Random;
  /** How often something befalls Rung, unless as usual. */
  readonly often?: Often;
  /** Told how far it has come, after each week. */
  readonly progress?: (week: number, report: SoakReport) => void;
}

/** Everything there is in a soak. */
interface World {
  readonly people: readonly Soaked[];
  readonly byId: ReadonlyMap<string, Soaked>;
  readonly random: Random;
  readonly notes: Notebook;
  readonly platforms: Platforms;
  readonly rung: RungProcess;
  readonly troubles: Troubles;
  /** Who says something at which step. */
  readonly later: Map<number, Soaked[]>;
  /** The simulated time, in epoch milliseconds, and the same in steps. */
  now: number;
  step: number;
  said: number;
}

/** Lives through weeks of people with plans, with a process of Rung, a second one that dies, and what befalls both. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const world = await openWorld(options);
  const { notes, people, rung } = world;
  try {
    await begin(world);
    for (let week = 1; week <= options.weeks; week++) {
      await liveOneWeek(world);
      await checkWeek(world);
      world.platforms.forget();
      if (week % 4 === 1 || week === options.weeks) await weigh(world, options);
      options.progress?.(week, notes.report);
    }
  } finally {
    await world.troubles.end();
    await rung.kill();
  }
  for (const what of grownTooFar(notes.report, people.length)) notes.violation(what);
  return notes.report;
}

async function openWorld({ location, people: count, random, often = USUAL }: SoakOptions): Promise<World> {
  const notes = openNotebook();
  const people = peopleOf(count, random);
  const byId = new Map(people.map((one) => [one.id, one]));
  const of = ({ person }: Sending): Soaked => byId.get(person) ?? unknown(person);
  const platforms = openPlatforms(
    random,
    (message) => arrive(world, of(message), message),
    (message) => {
      notes.count('inboxes closed');
      Object.assign(of(message), { state: 'paused', settled: world.now });
    },
  );
  const bug = (words: string): void => notes.bug(words);
  const rung = await startRung(location, platforms, bug);
  const troubles = openTroubles({
    ...{ platforms, random, notes, often },
    second: () => startRung(location, platforms, bug),
  });
  const world: World = {
    ...{ people, byId, random, notes, platforms, rung, troubles },
    ...{ later: new Map<number, Soaked[]>(), now: BEGIN, step: 0, said: 0 },
  };
  return world;
}

/** @throws always: a message to somebody that nobody knows */
function unknown(person: string): never {
  throw new Error(`nobody is called ${person}`);
}

function arrive(world: World, one: Soaked, message: Sending): void {
  const { notes, random, now } = world;
  notes.count('messages');
  checkArrival(one, message, now, notes);
  const asks = isQuestion(message);
  if (asks) Object.assign(one, { state: 'paused', settled: now });
  one.says = afterMessage(asks, random);
  if (one.says !== undefined) sayLater(world, one);
}

function sayLater({ later, step, random }: World, one: Soaked): void {
  const at = step + 1 + random(SLOWEST);
  const there = later.get(at);
  if (there) there.push(one);
  else later.set(at, [one]);
}

/** Teams make their roadmaps, and everybody starts a plan, all within the first hours. */
async function begin(world: World): Promise<void> {
  const { people } = world;
  const makers = new Map(
    people.filter(({ workspace }) => workspace !== '').map((one) => [one.workspace, one]),
  );
  const steps = Array.from({ length: STEPS }, (_, at) => `Step ${at + 1} (4 weeks)`).join('; ');
  for (const [workspace, one] of makers)
    await sayAll(world, [{ ...one, says: `/roadmap new ${ownRoadmap(workspace)}; ${steps}` }]);
  for (const one of people) one.says = startLine(one);
  await sayAll(world, people);
  // Nobody has changed anything yet: from the second week on each is to be written to.
  for (const one of people) one.settled = BEGIN + WEEK - SETTLED;
  const refused = people.filter(({ state }) => state !== 'active');
  if (refused[0])
    world.notes.violation(`${refused.length} could not begin, such as “${startLine(refused[0])}”`);
}

/** Has people say what they have to say, and keeps what they were answered. */
async function sayAll(world: World, speaking: readonly Soaked[]): Promise<void> {
  const { rung, byId, notes, now } = world;
  for (let at = 0; at < speaking.length; at += AT_ONCE) {
    const group = speaking.slice(at, at + AT_ONCE);
    const said = group.map(({ platform, workspace, id: person, says = '' }) => {
      world.said += 1;
      return { id: `e${world.said}`, platform, workspace, person, line: says };
    });
    const answered = await rung.do({ kind: 'say', now, said });
    if (answered === 'dead') throw new Error('Rung died by itself');
    notes.count('lines', said.length);
    const answers = new Map(answered.answers.map((one) => [one.id, one]));
    for (const { id, person, line } of said) {
      const [one, answer] = [byId.get(person), answers.get(id)];
      if (one && answer?.ok) noteAnswer(one, line, answer.shown, now);
      else notes.count('lines refused');
    }
  }
}

async function liveOneWeek(world: World): Promise<void> {
  const { rung, troubles, later, people, random } = world;
  for (const one of people)
    if (one.state !== 'active' && one.says === undefined) {
      one.says = betweenMessages(one, random);
      if (one.says !== undefined) sayLater(world, one);
    }
  for (const until = world.now + WEEK; world.now < until; world.now += STEP, world.step += 1) {
    const speaking = (later.get(world.step) ?? []).filter(({ says }) => says !== undefined);
    later.delete(world.step);
    await sayAll(world, speaking);
    for (const one of speaking) one.says = undefined;
    const { beside, now } = await troubles.next(world.now);
    const real = world.now;
    world.now = now;
    const tidies = world.step % 48 === 0;
    const [own] = await Promise.all([rung.do({ kind: 'tick', now, tidies }), beside()]);
    world.now = real;
    if (own === 'dead') throw new Error('Rung died by itself');
  }
}

async function checkWeek({ rung, people, notes, now }: World): Promise<void> {
  const gone = missing(people, now);
  if (gone.length === 0) return;
  const of = gone.map(({ platform, workspace, id: person }) => ({ platform, workspace, person }));
  const looked = await rung.do({ kind: 'look', of });
  if (looked === 'dead') throw new Error('Rung died by itself');
  gone.forEach((one, at) => checkMissing(one, looked.states[at] ?? 'none', now, notes));
}

async function weigh({ rung, notes }: World, { location }: SoakOptions): Promise<void> {
  const weighed = await rung.do({ kind: 'weigh' });
  if (weighed === 'dead') throw new Error('Rung died by itself');
  notes.heap(weighed.heap);
  notes.rows(await rowsIn(location));
}
