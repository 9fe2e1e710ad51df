import {
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
      summary: 'Nothing is sent to you: you have no plan',
      blocks: [note('Only people who started a plan get messages. A channel’s digest says who set it.')],
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
          ? `That is why a message comes ${writeWeekly(schedule)}. Stop here, or with “/plan stop”, and none comes any more.`
          : 'No message comes until you choose its day and hour with “/plan when”.',
      ),
      ...silenceReason(schedule),
    ],
    actions: [...stopping, button('Show my plan', call(['plan', 'show']))],
  };
}

const stopping: readonly Action[] = [
  button('Stop', call(['plan', 'stop']), 'danger'),
  button('Pause', call(['plan', 'pause'])),
];
