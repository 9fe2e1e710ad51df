import {
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
  personOf,
  myPlans,
  silenceReason,
  time,
  weekReply,
  type Dataset,
  type Plan,
  type Reply,
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
    if (active.length === 0) return beginsLater(plans, now) ? waiting(plans, now, dataset) : noPlan(dataset);
    const shown = weekReply(active, schedule, dataset, { due, saysWhy: true });
    return { ...shown, blocks: [...silenceReason(schedule), ...shown.blocks] };
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

function noPlan({ roadmaps }: Dataset): Reply {
  const shipped = roadmaps.all.filter(({ id }) => !isTeamRoadmap(id));
  return {
    summary: 'You have no plan yet',
    blocks: [
      paragraph('A plan is a roadmap in weekly steps: one message a week, at the time you pick.'),
      note('No plan, no messages. You can end it any time.'),
    ],
    actions: [
      ...shipped
        .slice(0, 1)
        .map((one) =>
          button(`Start: ${one.name}`, call(['plan', 'start'], { roadmap: `roadmap:${one.id}` }), 'primary'),
        ),
      menu(
        'Start another roadmap',
        roadmaps.all
          .filter((one) => one !== shipped[0])
          .map(({ id, name }) => ({
            label: name,
            call: call(['plan', 'start'], { roadmap: `roadmap:${id}` }),
          })),
      ),
    ],
  };
}
