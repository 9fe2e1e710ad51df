import type { Dataset } from '../../dataset/dataset.ts';
import { button, call, heading, note, paragraph, picture, strong } from '../../reply/build.ts';
import type { Action, Block, Reply, WordBlock } from '../../reply/reply.ts';
import type { Author, Schedule, ChannelProgress } from '../../store/store.ts';
import { hasMoved, roadmapProgress, type RoadmapProgress } from './progress.ts';
import { writeWeekly } from '../schedules/schedule-words.ts';
import { teamPicture } from '../pictures/team.ts';
import { named, people } from './team-words.ts';
import { writeCounts } from './work-words.ts';
import { DAY_MS, type EpochMs } from '../../time.ts';

/** The kind of the schedules by which channels get their digest. */
export const CHANNEL_DIGEST = 'channel-digest';

/** When a channel's digest comes, and who set it. */
export interface Digest {
  readonly schedule: Schedule;
  readonly by: Author | undefined;
}

/** The period that "recent" means in a channel's progress, in milliseconds. */
export const SPAN = 7 * DAY_MS;
/** The most “Join” buttons in one message. */
const JOINED = 3;

/** A channel's progress in each roadmap it follows; deleted roadmaps are left out. */
export const progressByRoadmap = (
  tallies: readonly ChannelProgress[],
  { roadmaps, curriculum }: Pick<Dataset, 'roadmaps' | 'curriculum'>,
  since: EpochMs,
): readonly RoadmapProgress[] =>
  tallies.flatMap((one) => {
    const roadmap = roadmaps.planned(one.channelRoadmap.roadmap);
    if (!roadmap) return [];
    const changes = roadmaps.teamRoadmap(roadmap.id)?.changes ?? [];
    return [roadmapProgress(one, { roadmap, changes }, since, curriculum)];
  });

/** A channel's progress as a reply: totals, and the last seven days. */
export function teamReply(all: readonly RoadmapProgress[], digest: Digest | undefined): Reply {
  return {
    summary: summaryOf(all),
    subject: 'team',
    blocks: [...progress(all), ...unitOfTheWeek(all), ...digestBlocks(digest)],
    actions: all.slice(0, JOINED).map((one) => join(one, all.length > 1)),
  };
}

/** The week's message to a channel. */
export function digestReply(
  all: readonly RoadmapProgress[],
  digest: Digest,
  { late }: { readonly late: boolean },
): Reply {
  const { blocks, ...shown } = teamReply(all, digest);
  return {
    ...shown,
    blocks: [
      ...(late ? [note('Sorry, this one is late: I could not send it on time.')] : []),
      ...(all.some(hasMoved) ? [] : [note('A quiet week. No digest until there is progress.')]),
      ...blocks,
    ],
  };
}

function summaryOf(all: readonly RoadmapProgress[]): string {
  return `Team progress · ${finishedBy(all)} this week`;
}

/** How many units and tasks were finished lately: "5 units and 2 tasks". */
function finishedBy(all: readonly RoadmapProgress[]): string {
  const ticked = all.reduce((sum, one) => sum + one.recentlyTicked, 0);
  const units = all.flatMap((one) => one.recentUnits).reduce((sum, { people: by }) => sum + by, 0);
  return writeCounts(units, ticked - units);
}

/** The unit that most people finished; one that only one did says nothing of the team, and too much of them. */
function unitOfTheWeek(all: readonly RoadmapProgress[]): Block[] {
  const [most] = all.flatMap((one) => one.recentUnits).sort((one, other) => other.people - one.people);
  if (!most || most.people < 2) return [];
  return [note(`🏅 Unit of the week: ${most.unit.name}, ${people(most.people)}`)];
}

/** The progress as a picture where one is shown; what changed in the roadmaps is in words alone. */
function progress(all: readonly RoadmapProgress[]): Block[] {
  const drawn = teamPicture(all);
  const many = all.length > 1;
  if (!drawn) return all.flatMap((one) => [...progressBlocks(one, many), ...newsBlocks(one, many)]);
  return [
    picture(
      drawn,
      all.flatMap((one) => progressBlocks(one, many)),
      moversNote(all),
    ),
    ...all.flatMap((one) => newsBlocks(one, many)),
  ];
}

/** Who moved on, in words that can be changed where one of them hides it later; a picture that was sent stays. */
function moversNote(all: readonly RoadmapProgress[]): WordBlock | undefined {
  const lines = all.filter(({ movers }) => movers > 0);
  if (lines.length === 0) return undefined;
  const by = ({ names, movers }: RoadmapProgress): string => named(names, movers);
  const [only] = lines;
  if (only && all.length === 1) return note(`This week: ${by(only)}.`);
  return note(lines.map((one) => `${one.roadmap.name}: ${by(one)}.`).join(' '));
}

const newsBlocks = ({ news, roadmap }: RoadmapProgress, many: boolean): WordBlock[] =>
  news.length === 0 ? [] : [note(`${many ? roadmap.name : 'The roadmap'} has changed. ${news.join('. ')}.`)];

function progressBlocks(one: RoadmapProgress, many: boolean): WordBlock[] {
  const recently = (count: number): string => (count === 0 ? '' : ` (${count} new)`);
  const finished = one.finished === 0 ? '' : ` · ${one.finished} finished${recently(one.recentlyFinished)}`;
  return [
    ...(many ? [heading(one.roadmap.name)] : [paragraph([strong(one.roadmap.name)])]),
    paragraph(`${one.followers} following${recently(one.recentFollowers)}${finished}`),
    ...(one.recentlyTicked === 0
      ? []
      : [paragraph(`✅ ${many ? `${finishedBy([one])} by` : 'By'} ${named(one.names, one.movers)}`)]),
    ...(one.tasks === 0
      ? []
      : [
          {
            type: 'meter',
            label: one.hasUnits ? 'Done' : 'Tasks done',
            value: one.ticked,
            max: one.tasks,
          } as const,
        ]),
  ];
}

function digestBlocks(digest: Digest | undefined): Block[] {
  if (!digest) return [];
  const { schedule, by } = digest;
  const set = by ? `, set by ${by.name}` : '';
  if (schedule.state === 'suspended')
    return [note(`Weekly digest: stopped, since ${schedule.reason ?? 'it was refused'}. Set it again.`)];
  if (schedule.state !== 'active') return [];
  return [note(`Weekly digest: ${writeWeekly(schedule)}${set}`)];
}

const join = ({ roadmap }: RoadmapProgress, many: boolean): Action =>
  button(
    many ? `Join: ${roadmap.name}` : 'Join',
    call(['roadmap', 'join'], { roadmap: `roadmap:${roadmap.id}` }),
  );
