import { checkMissing, missing, SETTLED } from './checks.ts';
import { betweenMessages, startLine, type Soaked } from './people.ts';
import { grownTooFar, type SoakReport } from './report.ts';
import { remainsOf, rowsIn } from './rows-in.ts';
import { sayAll } from './speaking.ts';
import {
  digestLine,
  EDIT,
  editOf,
  isFollower,
  JOIN,
  leadOf,
  leads,
  mayBeQuiet,
  newRoadmap,
  shareLine,
} from './teams.ts';
import { BEGIN, openWorld, sayLater, STEP, WEEK, type SoakOptions, type World } from './world.ts';

/** Lives through weeks of people with plans, with a process of Rung, a second one that dies, and what befalls both. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const world = await openWorld(options);
  const { notes, people, teams, rung } = world;
  try {
    await begin(world);
    for (let week = 1; week <= options.weeks; week++) {
      await liveOneWeek(world);
      await checkWeek(world);
      await checkGone(world, options);
      world.platforms.forget();
      if (week % 4 === 1 || week === options.weeks) await weigh(world, options);
      options.progress?.(week, notes.report);
    }
  } finally {
    await world.troubles.end();
    await rung.kill();
  }
  for (const what of grownTooFar(notes.report, people.length, teams.length)) notes.violation(what);
  return notes.report;
}

/** Teams make and share their roadmaps, and everybody starts a plan, all within the first hours. */
async function begin(world: World): Promise<void> {
  const { people, teams } = world;
  await leadsSay(
    world,
    teams.filter(({ platform }) => platform === 'slack').map((one) => [one, newRoadmap(one)]),
  );
  await leadsSay(
    world,
    teams.map((one) => [one, shareLine(one)]),
  );
  await leadsSay(
    world,
    teams.filter(({ wants }) => wants).map((one) => [one, digestLine(one)]),
  );
  for (const one of people) one.says = startLine(one);
  await sayAll(world, people);
  await join(world);
  for (const one of people) one.says = undefined;
  // Nobody has changed anything yet: from the second week on each is to be written to.
  for (const one of [...people, ...teams]) one.settled = BEGIN + WEEK - SETTLED;
  const refused = people.filter(({ state }) => state !== 'active');
  if (refused[0])
    world.notes.violation(`${refused.length} could not begin, such as “${startLine(refused[0])}”`);
}

/** Has the leads of teams say a line each, one after the other. */
async function leadsSay(
  world: World,
  lines: readonly (readonly [Parameters<typeof leadOf>[0], string])[],
): Promise<void> {
  for (const [team, line] of lines) {
    const lead = leadOf(team);
    lead.says = line;
    await sayAll(world, [lead]);
  }
}

/** Those who have a plan of what their team shares join by the button of its card, and once more by that of its question. */
async function join(world: World): Promise<void> {
  const joining = world.people.filter(isFollower);
  for (const one of joining) Object.assign(one, { says: JOIN, buttons: one.team.card, sawAt: world.now });
  await sayAll(world, joining);
  await sayAll(world, joining);
  const refused = joining.filter(({ joined }) => !joined);
  if (refused[0])
    world.notes.violation(`${refused.length} could not join, such as ${refused[0].talk.join('; ')}`);
}

/** What those without messages, and leads, say in the week that begins. */
function takeUp(world: World): void {
  const { people, teams, random, now } = world;
  const plan = (one: Soaked, line: string | undefined): void => {
    one.says = line;
    if (line !== undefined) sayLater(world, one);
  };
  for (const one of people)
    if (one.state !== 'active' && one.says === undefined) plan(one, betweenMessages(one, random));
  for (const team of teams) {
    const lead = leadOf(team);
    if (lead.says !== undefined) continue;
    const line = leads(team, now, random);
    lead.fills = line === EDIT ? editOf(random) : undefined;
    plan(lead, line);
  }
}

async function liveOneWeek(world: World): Promise<void> {
  const { rung, troubles, later } = world;
  takeUp(world);
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

/** Whether everybody had their message, and every channel its digest. */
async function checkWeek({ rung, people, teams, notes, now }: World): Promise<void> {
  const quiet = missing(teams, now).filter((one) => !mayBeQuiet(one, now));
  const all = [...missing(people, now), ...quiet];
  if (all.length === 0) return;
  const of = all.map(({ platform, workspace, id }, at) => ({
    ...{ platform, workspace, id },
    isChannel: at >= all.length - quiet.length,
  }));
  const looked = await rung.do({ kind: 'look', of });
  if (looked === 'dead') throw new Error('Rung died by itself');
  all.forEach((one, at) => checkMissing(one, looked.states[at] ?? 'none', now, notes));
}

/** Whether anything is left of those about whom everything was deleted. From now on they may begin anew. */
async function checkGone(world: World, { location }: SoakOptions): Promise<void> {
  const gone = world.gone.filter(({ state }) => state === 'gone');
  world.gone = [];
  for (const what of await remainsOf(
    location,
    gone.map(({ id }) => id),
  ))
    world.notes.violation(what);
  for (const one of gone) one.state = 'stopped';
}

async function weigh({ rung, notes }: World, { location }: SoakOptions): Promise<void> {
  const weighed = await rung.do({ kind: 'weigh' });
  if (weighed === 'dead') throw new Error('Rung died by itself');
  notes.heap(weighed.heap);
  notes.rows(await rowsIn(location));
}
