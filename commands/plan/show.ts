import {
  aroundDaysOff,
  beginsLater,
  button,
  call,
  defineCommand,
  isTeamRoadmap,
  field,
  fields,
  menu,
  note,
  option,
  paragraph,
  elsewhereNote,
  elsewhereReply,
  hasPlanElsewhere,
  personOf,
  roadmapAfter,
  myPlans,
  silenceReason,
  strong,
  time,
  weekReply,
  type Call,
  type Dataset,
  type Plan,
  type Reply,
  type Roadmap,
  WEEKLY_PLAN,
} from '#bot';
import { whyReply } from './_why.ts';

export default defineCommand({
  summary: 'This week’s tasks',
  options: { why: option.flag(['why', 'how come', 'what for', 'what reason'], 'Why messages come to you') },
  ignores: ['getting', 'receiving', 'receive', 'keep', 'seeing', 'weekly', 'every', 'week', 'on', 'up'],
  examples: ['/plan show'],
  phrases: [
    'plan/week/task/progress, show/see/look/view plan/week/task/progress',
    "when message, when next message, when message me, where/where's plan, how far",
    'message/dm/reminder/notification/email/ping/text/spam …, write/contact/bother/message/ping …, sign/signed …',
  ],
  roadmaps: 'mine',
  async run({ why }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const { schedule, plans, active, due } = await myPlans(person, store, dataset, now);
    if (why === true) return whyReply(plans, schedule, dataset);
    const elsewhere = await hasPlanElsewhere(plans, person, store, dataset);
    if (active.length === 0) {
      if (elsewhere) return elsewhereReply();
      if (beginsLater(plans, now)) return waiting(plans, now, dataset);
      const [last] = plans
        .filter(({ endedAt }) => endedAt !== undefined)
        .sort((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0));
      return last ? ended(last, plans, dataset) : noPlan(dataset);
    }
    const next = await aroundDaysOff(schedule, person, store, WEEKLY_PLAN);
    const shown = weekReply(active, next, dataset, { due, saysWhy: true });
    return {
      ...shown,
      blocks: [...silenceReason(schedule), ...shown.blocks, ...(elsewhere ? [elsewhereNote()] : [])],
    };
  },
});

/** The plans that begin on a day to come. */
function waiting(plans: readonly Plan[], now: number, { roadmaps }: Dataset): Reply {
  const later = plans.filter(({ state, startedAt }) => state === 'active' && startedAt > now);
  return {
    summary: 'Your plan has not started yet',
    blocks: [
      fields(
        ...later.map(({ roadmap, startedAt }) =>
          field(roadmaps.get(roadmap)?.name ?? 'A deleted roadmap', time(startedAt, 'date')),
        ),
      ),
      note('Your team starts together.'),
    ],
    actions: [button('End plan', call(['plan', 'stop']))],
  };
}

/** When the last plan ended, and a way to take it up again or to start another. */
function ended({ roadmap: id, state, endedAt }: Plan, plans: readonly Plan[], dataset: Dataset): Reply {
  const { roadmaps } = dataset;
  const roadmap = roadmaps.get(id);
  // What was finished is not begun again, but followed by what comes after it.
  const isDone = state === 'done';
  const offered = isDone && roadmap ? roadmapAfter(roadmap, plans, dataset) : roadmap;
  const others = roadmaps.all.filter((one) => one.id !== offered?.id);
  return {
    summary: isDone ? 'Your plan is finished' : 'Your plan has ended',
    blocks: [
      paragraph([
        strong(roadmap?.name ?? 'A deleted roadmap'),
        ` ${isDone ? 'was finished' : 'ended'} on `,
        time(endedAt ?? 0, 'date'),
        '.',
      ]),
      note(`No plan, no messages.${isDone ? '' : ' Your ticks are kept.'}`),
    ],
    actions: [
      ...(offered
        ? [button(isDone ? `Start: ${offered.name}` : 'Start again', startOf(offered), 'primary')]
        : []),
      menu(
        offered ? 'Start another roadmap' : 'Start a roadmap',
        others.map((one) => ({ label: one.name, call: startOf(one) })),
      ),
    ],
  };
}

const startOf = ({ id }: Pick<Roadmap, 'id'>): Call => call(['plan', 'start'], { roadmap: `roadmap:${id}` });

function noPlan({ roadmaps }: Dataset): Reply {
  const shipped = roadmaps.all.filter(({ id }) => !isTeamRoadmap(id));
  return {
    summary: 'You have no plan yet',
    blocks: [
      paragraph('A plan is a roadmap in weekly steps: one message a week, at the time you pick.'),
      note('No plan, no messages. You can end it any time.'),
    ],
    actions: [
      ...shipped.slice(0, 1).map((one) => button(`Start: ${one.name}`, startOf(one), 'primary')),
      menu(
        'Start another roadmap',
        roadmaps.all
          .filter((one) => one !== shipped[0])
          .map((one) => ({ label: one.name, call: startOf(one) })),
      ),
    ],
  };
}
