import type { Dataset } from '../../dataset/dataset.ts';
import { button, call, field, fields, heading, note } from '../../reply/build.ts';
import type { Action, Block, Reply } from '../../reply/reply.ts';
import type { Author, Schedule, ChannelProgress } from '../../store/store.ts';
import { hasMoved, roadmapProgress, type RoadmapProgress } from './progress.ts';
import { writeWeekly } from '../schedules/schedule-words.ts';
import { counted, named, people } from './team-words.ts';
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
  { roadmaps }: Pick<Dataset, 'roadmaps'>,
  since: EpochMs,
): readonly RoadmapProgress[] =>
  tallies.flatMap((one) => {
    const roadmap = roadmaps.get(one.channelRoadmap.roadmap);
    return roadmap ? [roadmapProgress(one, roadmaps.teamRoadmap(roadmap.id) ?? { roadmap }, since)] : [];
  });

/** A channel's progress as a reply: totals, and the last seven days. */
export function teamReply(all: readonly RoadmapProgress[], digest: Digest | undefined): Reply {
  return {
    summary: summaryOf(all),
    blocks: [...all.flatMap((one) => progressBlocks(one, all.length > 1)), ...digestBlocks(digest)],
    actions: all.slice(0, JOINED).map((one) => join(one, all.length > 1)),
  };
}

/** The week's message to a channel. */
export function digestReply(
  all: readonly RoadmapProgress[],
  digest: Digest,
  { late }: { readonly late: boolean },
): Reply {
  const { summary, blocks, actions } = teamReply(all, digest);
  return {
    summary,
    blocks: [
      ...(late ? [note('This comes late: it could not be sent when it was due.')] : []),
      ...(all.some(hasMoved)
        ? []
        : [note('Nothing moved this week. It stays quiet here until something does.')]),
      ...blocks,
    ],
    actions,
  };
}

function summaryOf(all: readonly RoadmapProgress[]): string {
  const ticked = all.reduce((sum, one) => sum + one.recentlyTicked, 0);
  const moved =
    ticked === 0 ? 'no task ticked in seven days' : `${counted(ticked, 'task')} ticked in seven days`;
  const [one, other] = all;
  if (!one) return 'No roadmap is followed here';
  return other
    ? `${all.length} roadmaps are followed here: ${moved}`
    : `${people(one.followers)} ${one.followers === 1 ? 'follows' : 'follow'} “${one.roadmap.name}”: ${moved}`;
}

function progressBlocks(one: RoadmapProgress, many: boolean): Block[] {
  const recently = (count: number, words: string): string => (count === 0 ? '' : `, ${count} ${words}`);
  return [
    ...(many ? [heading(one.roadmap.name)] : []),
    ...(one.news.length === 0 ? [] : [note(`The roadmap was changed. ${one.news.join('. ')}.`)]),
    fields(
      field('Follow it', `${people(one.followers)}${recently(one.recentFollowers, 'of them new')}`),
      field(
        'Tasks ticked in seven days',
        one.recentlyTicked === 0 ? 'None' : `${one.recentlyTicked}, by ${named(one.names, one.movers)}`,
      ),
      ...(one.finished === 0
        ? []
        : [
            field('Finished it', `${people(one.finished)}${recently(one.recentlyFinished, 'in seven days')}`),
          ]),
    ),
    ...(one.tasks === 0
      ? []
      : [{ type: 'meter', label: 'Tasks ticked in all', value: one.ticked, max: one.tasks } as const]),
  ];
}

function digestBlocks(digest: Digest | undefined): Block[] {
  if (!digest) return [];
  const { schedule, by } = digest;
  const set = by ? `, set by ${by.name}` : '';
  if (schedule.state === 'suspended')
    return [note(`The weekly digest does not come: ${schedule.reason ?? 'it was refused'}. Set it again.`)];
  if (schedule.state !== 'active') return [];
  return [note(`The digest comes ${writeWeekly(schedule)}${set}.`)];
}

const join = ({ roadmap }: RoadmapProgress, many: boolean): Action =>
  button(
    many ? `Join: ${roadmap.name}` : 'Join',
    call(['roadmap', 'join'], { roadmap: `roadmap:${roadmap.id}` }),
  );
