import { buttonOf } from './buttons.ts';
import type { Answered, Said } from './messages.ts';
import { DELETE, kindPressed, noteAnswer, type Soaked } from './people.ts';
import { EDIT, JOIN, noteLed, noteMove } from './teams.ts';
import type { World } from './world.ts';

/** What people say reaches Rung in groups of that many, as it may at a busy moment. */
const AT_ONCE = 40;
/** Has people say what they have to say, by a button or in words, and keeps what they were answered. */
export async function sayAll(world: World, speaking: readonly Soaked[]): Promise<void> {
  for (let at = 0; at < speaking.length; at += AT_ONCE)
    await sayTogether(world, speaking.slice(at, at + AT_ONCE));
}

async function sayTogether(world: World, group: readonly Soaked[]): Promise<void> {
  const { rung, notes, now } = world;
  const said = group.map((one) => asSaid(world, one));
  const answered = await rung.do({ kind: 'say', now, said });
  if (answered === 'dead') throw new Error('Rung died by itself');
  notes.count('lines', said.length);
  const answers = new Map(answered.answers.map((one) => [one.id, one]));
  group.forEach((one, place) => {
    const what = said[place];
    const answer = what && answers.get(what.id);
    if (what && answer?.ok) heard(world, one, what, answer);
    else notes.count('lines refused');
  });
}

/** Whether a line is said in the channel of its team. */
const isForTeam = (line: string): boolean => line.startsWith('/roadmap ') && !line.startsWith('/roadmap new');

/** Those that nobody can say in words: a card's button, a form. */
const BUTTONS_ALONE: readonly string[] = [JOIN, EDIT];

const DAY = 86_400_000;
/** Buttons work for 90 days; clocks may be wrong. */
const isOld = (now: number, sawAt: number): boolean => now - sawAt > 89 * DAY;

/** Half of what has a button is said by that. */
function asSaid(world: World, one: Soaked): Said {
  const { platform, workspace, id: person, team, says: line = '', buttons, fills } = one;
  world.said += 1;
  const kind = kindPressed(line);
  const isPressed = kind !== undefined && (BUTTONS_ALONE.includes(line) || world.random(2) === 0);
  const press = isPressed ? buttonOf(line === EDIT ? team.edits : buttons, kind) : undefined;
  if (press !== undefined) world.notes.count('buttons pressed');
  return {
    ...{ id: `e${world.said}`, platform, workspace, person, line },
    ...(press !== undefined && { press, isOld: isOld(world.now, line === EDIT ? team.editsAt : one.sawAt) }),
    ...(press !== undefined && fills && { fields: fills }),
    ...(isForTeam(line) && { at: { workspace: team.workspace, channel: team.id } }),
  };
}

/** Keeps what an answer says. */
function heard(world: World, one: Soaked, { line, press }: Said, { shown, buttons }: Answered): void {
  const { now, notes } = world;
  noteAnswer(one, line, shown, now);
  if (buttons.length > 0) Object.assign(one, { buttons, sawAt: now });
  if (line.startsWith('/roadmap')) noteLed(one.team, line, buttons, now);
  // A button may be of an earlier week, which it does not finish once more.
  if (line === '/plan done' && press === undefined && shown.startsWith('Week')) noteMove(one, now);
  if (line === JOIN && shown.startsWith('You joined')) one.joined = true;
  if (one.state === 'stopped' || one.state === 'gone') one.joined = false;
  if (line === DELETE) world.gone.push(one);
  if (line.startsWith('/rung privacy')) notes.count(line === DELETE ? 'data deleted' : 'data exported');
  if (line === '/rung privacy export' && one.state === 'active' && !shown.startsWith('What'))
    notes.violation(`${one.id} was told that nothing is stored about them: ${shown}`);
}
