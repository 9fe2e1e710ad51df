import type { Dataset } from '../../dataset/dataset.ts';
import { taskKey } from '../../dataset/roadmaps/keys.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { linksNote } from '../../dataset/roadmaps/roadmap-words.ts';
import { button, call, checklist, heading, menu, note, paragraph } from '../../reply/build.ts';
import type { Action, Block, ChecklistItem, Reply } from '../../reply/reply.ts';
import type { Plan, Schedule } from '../../store/store.ts';
import { weekOfPlan } from './progress.ts';
import { nextSendsNote } from '../schedules/schedule-words.ts';
import { tickForm } from './tick-form.ts';
import { shownTasks, type PlanWeek, type WeekTask } from './week.ts';
import { DAY_MS, type EpochMs } from '../../time.ts';

/** A plan as it is shown: with its roadmap and the week it is in. */
export interface ActivePlan {
  readonly plan: Plan;
  readonly roadmap: Roadmap;
  readonly week: PlanWeek;
  /** Recent changes of the roadmap by its makers, each a sentence. */
  readonly news: readonly string[];
}

/** How long changes of a roadmap are shown, in milliseconds: over a week, so that every follower gets a message. */
const NEWS = 8 * DAY_MS;

/** The active plans of somebody that have begun and have something to do; one of a deleted roadmap has not. */
export function activePlans(
  plans: readonly Plan[],
  hours: number,
  { roadmaps }: Dataset,
  now: EpochMs,
): readonly ActivePlan[] {
  return plans
    .filter(({ state, startedAt }) => state === 'active' && startedAt <= now)
    .flatMap((plan) => {
      const roadmap = roadmaps.get(plan.roadmap);
      const week = roadmap && weekOfPlan(plan, roadmap, hours);
      const news = (roadmaps.teamRoadmap(plan.roadmap)?.changes ?? [])
        .filter(({ at }) => at > plan.startedAt && at > now - NEWS && at <= now)
        .flatMap(({ sentences }) => sentences);
      return roadmap && week ? [{ plan, roadmap, week, news }] : [];
    });
}

/** Whether some plan begins only after `now`, with others on one day. */
export const beginsLater = (plans: readonly Plan[], now: EpochMs): boolean =>
  plans.some(({ state, startedAt }) => state === 'active' && startedAt > now);

/**
 * The value of a tick's button: roadmap, step, task, and the state to set. It sets a state and does not toggle, so that
 * a box ticked twice before its message is updated stays ticked.
 */
const tickValue = (roadmap: Pick<Roadmap, 'id'>, key: string, done: boolean): string =>
  `${roadmap.id}/${key}/${done ? 'open' : 'done'}`;

/**
 * This week of somebody's plans, for the weekly message and for when they ask: each plan's tasks with boxes, one
 * resource, the progress, and the buttons.
 */
export function weekReply(
  active: readonly ActivePlan[],
  schedule: Schedule | undefined,
  data: Dataset,
  { late = false }: { readonly late?: boolean } = {},
): Reply {
  const [first] = active;
  // With nothing left to do no message comes, so none is announced.
  const sends = first && schedule;
  const many = active.length > 1;
  return {
    summary: !first
      ? 'Nothing is left to do this week'
      : many
        ? `This week: ${active.map(({ roadmap }) => roadmap.name).join(' and ')}`
        : `This week: ${first.week.step.name}, ${weekWords(first.week)} of “${first.roadmap.name}”`,
    blocks: [
      ...(late ? [note('This comes late: it could not be sent when it was due.')] : []),
      ...active.flatMap((one) => planBlocks(one, many, data)),
      ...(sends ? scheduleBlocks(sends) : []),
    ],
    actions: [
      ...active.flatMap((one) => planActions(one, many)),
      ...(sends ? scheduleActions(sends) : [button('All roadmaps', call(['roadmap', 'list']))]),
    ],
  };
}

const weekWords = ({ number, of }: PlanWeek): string =>
  of === undefined ? `week ${number}` : `week ${number} of ${of}`;

function planBlocks({ roadmap, week, news }: ActivePlan, many: boolean, { career }: Dataset): Block[] {
  const resources = week.step.resources.flatMap((id) => career.fact(id) ?? []);
  const resource = resources[(week.number - 1) % Math.max(1, resources.length)];
  return [
    ...(many ? [heading(`${roadmap.name}: ${week.step.name}, ${weekWords(week)}`)] : []),
    ...(news.length === 0 ? [] : [note(`The roadmap was changed. ${news.join('. ')}.`)]),
    ...taskBlocks(roadmap, week, many ? roadmap.name : 'This week'),
    ...(week.of === undefined
      ? []
      : [{ type: 'meter', label: 'Week', value: week.number, max: week.of } as const]),
    ...(resource ? [note(`Resource: ${resource.name}. ${resource.summary}`)] : []),
    ...linksNote(week.step),
  ];
}

/** The week's tasks with boxes; a step may be longer than it has tasks, so that a week has none of its own. */
function taskBlocks(roadmap: Roadmap, week: PlanWeek, label: string): Block[] {
  const ahead = shownTasks(week).length > week.tasks.length;
  if (week.tasks.length === 0 && !ahead)
    return [paragraph('Every task is done: finish the week when you are ready.')];
  const box = ({ step, task, done, carried }: WeekTask): ChecklistItem => ({
    label: carried ? `${task.text} (in progress)` : task.text,
    done,
    call: call(['plan', 'tick'], { task: tickValue(roadmap, taskKey(step, task), done) }),
  });
  return [
    ...(week.tasks.length === 0
      ? [paragraph(`No new task this week: go on with “${week.step.name}”.`)]
      : [checklist(label, week.tasks.map(box), tickForm(roadmap, week, label))]),
    ...(ahead && week.next
      ? [
          checklist(
            `If you have time, ahead of week ${week.nextWeek ?? ''}`,
            [box(week.next)],
            tickForm(roadmap, week, label),
          ),
        ]
      : []),
  ];
}

function scheduleBlocks(schedule: Schedule): Block[] {
  return [
    ...(schedule.streak > 1 ? [note(`${schedule.streak} weeks in a row.`)] : []),
    ...nextSendsNote(schedule),
  ];
}

/** Says why no message comes, where the schedule is paused or suspended. */
export function silenceReason(schedule: Schedule | undefined): Block[] {
  if (schedule?.state === 'paused') return [note('Paused: no messages until you resume.')];
  if (schedule?.state !== 'suspended') return [];
  const reason = schedule.reason ?? 'your inbox is closed';
  return [note(`No message reaches you: ${reason}. Resume once that is over.`)];
}

function planActions({ roadmap, week }: ActivePlan, many: boolean): Action[] {
  // Carries the week it was shown for, so that a second press, or one on an old message, changes nothing.
  const which = { roadmap: `roadmap:${roadmap.id}`, week: week.number };
  const of = many ? `: ${roadmap.name}` : '';
  return [
    button(`Done${of}`, call(['plan', 'done'], which), 'primary'),
    button(`Skip${of}`, call(['plan', 'skip'], which)),
  ];
}

function scheduleActions(schedule: Schedule): Action[] {
  if (schedule.state !== 'active') return [button('Resume', call(['plan', 'resume']), 'primary'), stop];
  return [
    menu('Snooze', [
      { label: 'For a day', call: call(['plan', 'snooze'], { day: true }) },
      { label: 'To Monday', call: call(['plan', 'snooze'], { monday: true }) },
      { label: 'Until a date …', call: { ...call(['plan', 'snooze']), intent: 'form' } },
    ]),
    button('Change time', { ...call(['plan', 'when'], whenFields(schedule)), intent: 'form' }),
    button('Pause', call(['plan', 'pause'])),
    stop,
  ];
}

const stop: Action = button('Stop', call(['plan', 'stop']), 'danger');

/** The schedule as the fields of its form. */
export const whenFields = ({ weekday, time: at, zone, hours }: Schedule) => ({
  weekday: String(weekday),
  time: at,
  zone,
  hours,
});

/** The one question after several nudges without a sign of life. */
export const questionReply = (): Reply => ({
  summary: 'Keep going, change, or stop?',
  blocks: [
    paragraph(
      'Four weeks went by without a sign from you, which is fine. Nothing more comes until you say so.',
    ),
  ],
  actions: [
    button('Keep going', call(['plan', 'resume']), 'primary'),
    button('Change time', { ...call(['plan', 'when']), intent: 'form' }),
    stop,
  ],
});
