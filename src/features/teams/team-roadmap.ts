import { isTeamRoadmap } from '../../dataset/team-roadmaps.ts';
import { roadmapFrom } from '../../dataset/roadmaps/edited.ts';
import { OUTLINE_HINT, readOutline, writeOutline } from '../../dataset/roadmaps/outline.ts';
import { roadmapRecord, type Roadmap } from '../../dataset/roadmaps/records.ts';
import { withShippedUnits, type Units } from '../../dataset/roadmaps/unit-tasks.ts';
import { button, call, command, paragraph } from '../../reply/build.ts';
import type { Block, Call, FieldValues, FormField, Reply } from '../../reply/reply.ts';
import type { TeamRoadmap } from '../../store/store.ts';
import type { Context } from '../../core/declare/command.ts';
import { deletedRoadmap } from '../../core/run/deleted-roadmap.ts';
import { workspaceHere } from './authors.ts';
import { counted } from './team-words.ts';
import { writeCounts } from './work-words.ts';
import { UserError } from '../../core/declare/user-error.ts';
import type { EpochMs } from '../../time.ts';

/** A team roadmap as a person types it: in the fields of a form, or in lines of which the first is its name. */
export interface RoadmapInput {
  readonly title: string | undefined;
  readonly outline: string | undefined;
  readonly more: string | undefined;
  readonly hours: number | undefined;
}

/** Hours a week that durations assume where nobody says how many. */
const HOURS = 5;
const SAYS = 'A roadmap of this team’s own.';
const LONGEST_TITLE = 60;
/** The longest text that a form's field takes on every platform, in UTF-16 units. */
const LONGEST_PART = 2_900;
const MOST_PROBLEMS = 5;
/** The most recent edits that are remembered. */
const MOST_CHANGES = 10;

/** Who may edit a roadmap. */
export const EDITORS = {
  maker: { label: 'Its maker and admins', words: ['maker', 'me'] },
  everyone: { label: 'Everyone here', words: ['everyone', 'all', 'anyone'] },
} as const;

/**
 * Reads a team roadmap. Where it is an edit, steps and tasks keep the ids they have in `before`. `reopen` is the
 * call that opens the form with what was typed.
 * @throws UserError naming each line that cannot be read, and why
 */
export function readTeamRoadmap(
  input: RoadmapInput,
  before: Roadmap | undefined,
  id: string,
  { reopen, units }: { readonly reopen: Call; readonly units: Units },
): Roadmap {
  const lines = [input.outline ?? '', input.more ?? ''].join('\n').trim();
  const mend = [button('Fix it', { ...reopen, intent: 'form' }, 'primary')];
  const [first = '', ...others] = lines.split(/[\n;]/u);
  const title = (input.title ?? before?.name ?? first).trim();
  const isFirst = input.title === undefined && before === undefined;
  const steps = isFirst ? others.join('\n') : lines;
  if (title === '' || title.length > LONGEST_TITLE)
    throw new UserError(
      'no-title',
      title === '' ? 'Your roadmap needs a name' : `That name is too long: ${title.length} characters`,
      [
        `Put it first, up to ${LONGEST_TITLE} characters: `,
        command('/roadmap new Onboarding; Learn git (1 week); Ship a fix'),
      ],
      mend,
    );
  const read = readOutline(steps, units);
  if ('problems' in read) {
    const shown = read.problems
      .slice(0, MOST_PROBLEMS)
      .map(({ line, reason }) => `Line ${line + Number(isFirst)}: ${reason}.`);
    const more = read.problems.length - shown.length;
    throw new UserError(
      'bad-outline',
      'I can’t read its steps',
      `${shown.join(' ')}${more > 0 ? ` And ${more} more.` : ''} Write each step like “Learn git (1 week)”.`,
      mend,
    );
  }
  const hours = input.hours ?? before?.hours ?? HOURS;
  const draft = { name: title, summary: before?.summary ?? SAYS, hours, steps: read.steps };
  return roadmapFrom(draft, before, id, units);
}

/** The outline split at a line end over the two fields of the form; undefined where it is too long for both. */
export function partsOf(roadmap: Roadmap): readonly [string, string] | undefined {
  const whole = writeOutline(roadmap);
  if (whole.length <= LONGEST_PART) return [whole, ''];
  const at = whole.lastIndexOf('\n', LONGEST_PART);
  const parts = [whole.slice(0, at), whole.slice(at + 1)] as const;
  return at > 0 && parts[1].length <= LONGEST_PART ? parts : undefined;
}

/** The fields of the form for a team roadmap, filled in. */
export function fieldsOf(values: FieldValues): readonly FormField[] {
  const value = (name: string): string => (values[name] === undefined ? '' : String(values[name]));
  const lines = (name: string, label: string, hint: string, required: boolean): FormField => ({
    ...{ name, label, hint, required },
    input: { kind: 'text', value: value(name), multiline: true, maxLength: LONGEST_PART },
  });
  return [
    {
      ...{ name: 'title', label: 'Title', hint: 'Such as “Onboarding”', required: true },
      input: { kind: 'text', value: value('title'), multiline: false, maxLength: LONGEST_TITLE },
    },
    lines('outline', 'Steps', OUTLINE_HINT, true),
    lines('more', 'More steps', 'If the first box is full', false),
    {
      ...{
        name: 'hours',
        label: 'Hours a week',
        hint: 'Left empty, 5',
        required: false,
      },
      input: { kind: 'text', value: value('hours'), multiline: false, maxLength: 2 },
    },
    {
      ...{ name: 'editors', label: 'Who may edit it', hint: 'Admins always may', required: false },
      input: {
        kind: 'select',
        value: value('editors') || 'maker',
        choices: Object.entries(EDITORS).map(([one, { label }]) => ({ label, value: one })),
      },
    },
  ];
}

/** The answer after a team roadmap was made or changed. */
export function savedReply(
  { id, steps }: Pick<Roadmap, 'id' | 'steps'>,
  summary: string,
  blocks: readonly Block[] = [],
): Reply {
  const roadmap = { roadmap: `roadmap:${id}` };
  const tasks = steps.flatMap((one) => one.tasks);
  const units = tasks.filter(({ unit }) => unit !== undefined).length;
  const work = `${counted(steps.length, 'step')}, ${writeCounts(units, tasks.length - units)}`;
  return {
    summary,
    blocks: [...blocks, paragraph(`${work}. Only your team here sees it.`)],
    actions: [
      button('Share it here', call(['roadmap', 'share'], roadmap), 'primary'),
      button('Show it', call(['roadmap', 'show'], roadmap)),
      button('Edit', { ...call(['roadmap', 'edit'], roadmap), intent: 'form' }),
      button('Start it as my plan', call(['plan', 'start'], roadmap)),
    ],
  };
}

/** Adds a change to the recent ones, dropping the oldest. */
export const withChange = (
  changes: TeamRoadmap['changes'],
  at: EpochMs,
  sentences: readonly string[],
): TeamRoadmap['changes'] => [...changes, { at, sentences }].slice(-MOST_CHANGES);

/** A team roadmap from the store, with its record read. */
export interface EditableRoadmap extends TeamRoadmap {
  readonly record: Roadmap;
}

/**
 * Reads a team roadmap for editing: it is locked until the invocation is answered.
 * @throws UserError for a shipped roadmap, or a deleted one
 */
export async function teamRoadmapHere(
  { id, name }: { readonly id: string; readonly name: string },
  { store, venue, commands, dataset }: Pick<Context, 'store' | 'venue' | 'commands' | 'dataset'>,
): Promise<EditableRoadmap> {
  const found = await store.teamRoadmaps.get(workspaceHere(venue), id, { toWrite: true });
  if (found)
    return { ...found, record: withShippedUnits(roadmapRecord.parse(found.record), dataset.curriculum) };
  // It was deleted after the person chose it.
  if (isTeamRoadmap(id)) throw deletedRoadmap(commands);
  throw new UserError(
    'not-own',
    'Your team didn’t make that roadmap',
    `You can copy “${name}” for your team and change the copy.`,
    [button('Copy it for your team', call(['roadmap', 'copy'], { roadmap: `roadmap:${id}` }), 'primary')],
  );
}
