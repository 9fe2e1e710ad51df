import {
  command,
  button,
  call,
  dateAt,
  dayOfDate,
  note,
  paragraph,
  silenceReason,
  writeDay,
  writeWeekly,
  type Action,
  type Dataset,
  type Plan,
  type Reply,
  type Schedule,
} from '#bot';

/** Why messages come to somebody, and where that ends; with no plan, that none do. */
export function whyReply(
  plans: readonly Plan[],
  schedule: Schedule | undefined,
  { roadmaps }: Dataset,
): Reply {
  const active = plans.filter(({ state }) => state === 'active');
  const [first] = active;
  if (!first)
    return {
      summary: 'You have no plan, so I send you nothing',
      blocks: [note('No plan, no messages. A channel’s digest names who set it up.')],
      actions: [],
    };
  const zone = schedule?.zone ?? 'UTC';
  const began = ({ roadmap, startedAt }: Plan): string =>
    `“${roadmaps.get(roadmap)?.name ?? 'a roadmap that is gone'}” on ${writeDay(dayOfDate(dateAt(startedAt, zone)))}`;
  return {
    summary: `You started ${active.map(began).join(', and ')}`,
    blocks: [
      paragraph(
        schedule
          ? `So I message you ${writeWeekly(schedule)}.`
          : ['No messages until you choose a time with ', command('/plan when')],
      ),
      ...silenceReason(schedule),
    ],
    actions: [button('This week', call(['plan', 'show'])), ...stopping],
  };
}

const stopping: readonly Action[] = [
  button('Pause', call(['plan', 'pause'])),
  button('End plan', call(['plan', 'stop'])),
];
