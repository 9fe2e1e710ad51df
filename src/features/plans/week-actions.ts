import { button, call, overflow, paragraph } from '../../reply/build.ts';
import type { Action, Button, Call, MenuChoice, Reply } from '../../reply/reply.ts';
import type { Schedule } from '../../store/store.ts';
import type { ActivePlan } from './active-plans.ts';

/** The call's fields by which a button names its plan, and the week it was shown for: pressed twice, or on an old message, it changes nothing. */
const weekOf = ({ roadmap, week }: ActivePlan) => ({
  roadmap: `roadmap:${roadmap.id}`,
  week: week.number,
});

/** The button that finishes the week of one plan. */
export const doneButton = (one: ActivePlan, style: Button['style']): Button =>
  button('Done', call(['plan', 'done'], weekOf(one)), style);

/** Takes next week's tasks in; pressed twice, or where they were taken in since, it changes nothing. */
export const pullCall = (one: ActivePlan): Call =>
  call(['plan', 'pull'], { ...weekOf(one), tasks: one.week.tasks.length });

/** The schedule as the fields of its form. */
export const whenFields = ({ weekday, time: at, zone, hours }: Schedule) => ({
  weekday: String(weekday),
  time: at,
  zone,
  hours,
});

const resume = button('Resume', call(['plan', 'resume']), 'primary');
/** Asks whether to end the plans; nothing has ended when it is pressed. */
const END: MenuChoice = { label: 'End plan', call: call(['plan', 'stop']) };

/**
 * What can be done with this week: finishing it first, and the rare steps in one menu. Where several plans share a week,
 * each has its own button to finish it beside its name, so none stands here. `others` come first in the menu.
 */
export function weekActions(
  active: readonly ActivePlan[],
  schedule: Schedule | undefined,
  others: readonly MenuChoice[] = [],
): readonly Action[] {
  const [one, other] = active;
  if (!one) return [button('All roadmaps', call(['roadmap', 'list']), 'primary')];
  const isPlain = schedule?.state === 'active';
  const choose = button('Choose a time', { ...call(['plan', 'when']), intent: 'form' }, 'primary');
  return [
    ...(isPlain ? [] : [schedule ? resume : choose]),
    ...(other ? [] : [doneButton(one, isPlain ? 'primary' : 'secondary')]),
    ...(other ? [] : [onward(one)]),
    overflow([
      ...others,
      ...(other ? active.map(stillChoice) : []),
      ...(isPlain ? [SNOOZE] : []),
      ...(other ? [] : [{ label: 'Weeks to come', call: call(['plan', 'next']) }]),
      ...(schedule
        ? [
            {
              label: 'Change time',
              call: { ...call(['plan', 'when'], whenFields(schedule)), intent: 'form' } as const,
            },
          ]
        : []),
      ...(isPlain ? [{ label: 'Pause', call: call(['plan', 'pause']) }] : []),
      END,
    ]),
  ];
}

/** The step beside Done: still on it, or with all done, next week's tasks. */
const onward = (one: ActivePlan): Button =>
  one.week.tasks.every(({ done }) => done) && one.week.toCome.length > 0
    ? button('Pull next week', pullCall(one))
    : button('Still on it', call(['plan', 'still'], weekOf(one)));

const stillChoice = (one: ActivePlan): MenuChoice => ({
  label: `Still on: ${one.roadmap.name}`,
  call: call(['plan', 'still'], weekOf(one)),
});

const SNOOZE: MenuChoice = {
  label: 'Snooze until …',
  call: { ...call(['plan', 'snooze']), intent: 'form' },
};

/** The one question after several nudges without a sign of life. */
export const questionReply = (): Reply => ({
  summary: 'Keep going, change, or stop?',
  subject: 'plan',
  blocks: [paragraph('Four quiet weeks, and that’s fine. I won’t write again until you pick one.')],
  actions: [
    button('Keep going', call(['plan', 'resume']), 'primary'),
    button('Change time', { ...call(['plan', 'when']), intent: 'form' }),
    button('End plan', call(['plan', 'stop'])),
  ],
});
