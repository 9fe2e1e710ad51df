import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import { timetableOf } from '../../dataset/roadmaps/timetable.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { writeDuration, writeTotal } from '../../dataset/roadmaps/roadmap-words.ts';
import { button, call, field, fields, mention, note, paragraph } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import type { ChannelRoadmap } from '../../store/store.ts';
import { startsTogether } from './team-words.ts';
import { writeWork } from './work-words.ts';

/** The most steps that a card lists; its button shows all. */
const SHOWN = 8;

/**
 * The message that stands in a channel for a roadmap it follows: its steps, how many units and tasks it has, who shared it,
 * and how to join. It takes the roadmap as plans follow it.
 */
export function cardReply(
  { sharer, starts }: ChannelRoadmap,
  roadmap: Roadmap,
  curriculum: Pick<Curriculum, 'unit'>,
): Reply {
  const plan = timetableOf(roadmap, {});
  const more = roadmap.steps.length - SHOWN;
  return {
    subject: 'team',
    summary: `Learn together: ${roadmap.name}`,
    blocks: [
      note(
        sharer
          ? ['Shared by ', mention(sharer.person.person, sharer.name), '.']
          : 'Shared by a former member.',
      ),
      paragraph(`${writeTotal(plan, roadmap)} at ${plan.hours} h a week. ${roadmap.summary}`),
      note(`📚 ${writeWork(roadmap, curriculum)}`),
      fields(
        ...plan.steps
          .slice(0, SHOWN)
          .map(({ step, weeks }, at) =>
            field(`${at + 1}. ${step.name}`, writeDuration(step, weeks, plan, roadmap)),
          ),
      ),
      ...(more > 0 ? [note(`And ${more} more steps.`)] : []),
      ...(starts === undefined ? [] : [startsTogether(starts)]),
      note('At your own pace. Joining first shows who sees what.'),
    ],
    actions: [
      button('Join', call(['roadmap', 'join'], { roadmap: `roadmap:${roadmap.id}` }), 'primary'),
      button('Preview', call(['roadmap', 'show'], { roadmap: `roadmap:${roadmap.id}` })),
    ],
  };
}

/** Replaces a card that was taken back, or whose roadmap was deleted. */
export const withdrawnReply = (name: string | undefined, by: string | undefined): Reply => ({
  summary: name === undefined ? 'This roadmap was deleted' : `No longer shared: ${name}`,
  blocks: [note(`${by === undefined ? '' : `Unshared by ${by}. `}Plans already started go on.`)],
  actions: [],
});
