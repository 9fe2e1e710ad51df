import type { StoreLocation } from '../../../src/store/engines/open.ts';
import { checkArrival, checkNames, isQuestion } from './checks.ts';
import type { Sending } from './messages.ts';
import { afterMessage, peopleOf, type Random, type Soaked, type Team } from './people.ts';
import { openPlatforms, type Platforms } from './remote.ts';
import { openNotebook, type Notebook, type SoakReport } from './report.ts';
import { startRung, type RungProcess } from './rung.ts';
import { isCard, teamsOf } from './teams.ts';
import { openTroubles, USUAL, type Often, type Troubles } from './troubles.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const WEEK = 7 * DAY;
/** A Monday at noon, by UTC: the week before it is over everywhere, with what came late. Clocks change four weeks later. */
export const BEGIN = Date.UTC(2026, 8, 28, 12);
export const STEP = 30 * MINUTE;
/** No picture is as small, in bytes. */
const SMALL = 1_000;

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
export interface World {
  readonly people: readonly Soaked[];
  readonly teams: readonly Team[];
  readonly random: Random;
  readonly notes: Notebook;
  readonly platforms: Platforms;
  readonly rung: RungProcess;
  readonly troubles: Troubles;
  /** Who says something at which step. */
  readonly later: Map<number, Soaked[]>;
  /** Those about whom everything was deleted since that was looked after last. */
  gone: Soaked[];
  /** The simulated time, in epoch milliseconds, and the same in steps. */
  now: number;
  step: number;
  said: number;
}

/** People and their teams, and Rung with what befalls it; nobody has said anything yet. */
export async function openWorld({
  location,
  people: count,
  random,
  often = USUAL,
}: SoakOptions): Promise<World> {
  const notes = openNotebook();
  const people = peopleOf(count, random);
  const teams = teamsOf(people);
  const byId = new Map<string, Soaked | Team>([...people, ...teams].map((one) => [one.id, one]));
  const of = ({ to }: Sending): Soaked | Team => byId.get(to) ?? unknown(to);
  const platforms = openPlatforms(
    random,
    (message) => arrive(world, of(message), message),
    (message) => {
      notes.count('inboxes closed');
      Object.assign(of(message), { state: 'paused', settled: world.now });
    },
  );
  const listener = {
    bug: (words: string): void => notes.bug(words),
    drawn(bytes: number): void {
      notes.count('pictures drawn');
      if (bytes < SMALL) notes.violation(`a picture has ${bytes} bytes`);
    },
  };
  const rung = await startRung(location, platforms, listener);
  const troubles = openTroubles({
    ...{ platforms, random, notes, often },
    second: () => startRung(location, platforms, listener),
  });
  const world: World = {
    ...{ people, teams, random, notes, platforms, rung, troubles, gone: [] },
    ...{ later: new Map<number, Soaked[]>(), now: BEGIN, step: 0, said: 0 },
  };
  return world;
}

/** How long people take to say something, in steps: three days at most. */
const SLOWEST = 144;

/** Has somebody say something within days, what `says` holds then. */
export function sayLater({ later, step, random }: World, one: Soaked): void {
  const at = step + 1 + random(SLOWEST);
  const there = later.get(at);
  if (there) there.push(one);
  else later.set(at, [one]);
}

/** @throws always: a message to somebody that nobody knows */
function unknown(person: string): never {
  throw new Error(`nobody is called ${person}`);
}

function arrive(world: World, one: Soaked | Team, message: Sending): void {
  const { notes, random, now } = world;
  if (!('team' in one)) {
    arriveInChannel(world, one, message);
    return;
  }
  notes.count('messages');
  checkArrival(one, message, now, notes);
  const asks = isQuestion(message);
  if (asks) Object.assign(one, { state: 'paused', settled: now });
  Object.assign(one, { buttons: message.buttons, sawAt: now });
  const isLead = one.team.lead === one;
  one.says = afterMessage(asks, isLead, random);
  if (one.says !== undefined) sayLater(world, one);
}

/** A card of a roadmap that is shared, or a digest. */
function arriveInChannel({ notes, now }: World, team: Team, message: Sending): void {
  if (isCard(message)) {
    notes.count(message.isEdit ? 'cards changed' : 'cards');
    checkNames(team, message, now, notes);
    team.card = message.buttons;
    return;
  }
  notes.count('digests');
  checkArrival(team, message, now, notes);
}
