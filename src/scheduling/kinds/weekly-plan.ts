import type { Dataset } from '../../dataset/dataset.ts';
import { isTeamRoadmap } from '../../dataset/team-roadmaps.ts';
import { questionReply } from '../../features/plans/week-actions.ts';
import { activePlans, beginsLater } from '../../features/plans/active-plans.ts';
import { elsewhereNote, elsewhereReply, hasPlanElsewhere } from '../../features/plans/elsewhere.ts';
import { weekReply } from '../../features/plans/week-reply.ts';
import { WEEKLY_PLAN } from '../../features/plans/schedule-of.ts';
import { workingSend } from '../../features/schedules/around-days-off.ts';
import { dueBefore } from '../../features/quiz/schedule.ts';
import { gradesIn } from '../../features/skills/grades.ts';
import { followingOf, onDate } from '../../features/plans/timing.ts';
import type { PersonKey, Recipient, Repositories } from '../../store/store.ts';
import { isChannelRecipient } from '../../store/store.ts';
import type { Composed, MessageKind } from './message-kind.ts';

/** After this many unanswered messages the next one asks whether to go on. */
const SILENT = 4;

interface Parts {
  readonly weeks: Pick<Repositories['weeks'], 'ground'>;
  readonly teamRoadmaps: Pick<Repositories['teamRoadmaps'], 'listElsewhere'>;
  /** The roadmaps that ship. */
  readonly data: Dataset;
  /** The same with the roadmaps of teams that a person follows. */
  readonly dataFor: (person: PersonKey) => Promise<Dataset>;
}

/** This week of a person's plans, with boxes to tick. */
export const weeklyPlan = ({ weeks, teamRoadmaps, data: shipped, dataFor }: Parts): MessageKind => ({
  name: WEEKLY_PLAN,
  mayRepeat: false,
  following: followingOf,
  on: onDate,
  async compose({ recipient, schedule }, { next, late, now, off }): Promise<Composed> {
    const person = personOf(recipient);
    const { silent, hours } = schedule;
    const whenUnreachable = 'your inbox is closed to Rung';
    const { plans: all, defaults, questions: due } = await weeks.ground(person, dueBefore(now));
    const data = all.some(({ roadmap }) => isTeamRoadmap(roadmap)) ? await dataFor(person) : shipped;
    const grades = gradesIn(defaults);
    const active = activePlans(all, { hours, grades }, data, now);
    const elsewhere = await hasPlanElsewhere(all, person, { teamRoadmaps }, data);
    if (active.length === 0 && beginsLater(all, now))
      return { nothing: 'nothing has begun yet', change: { next } };
    if (active.length === 0 && !elsewhere)
      return {
        nothing: 'nothing to say',
        change: { next: undefined, state: 'paused', reason: 'no plan is under way' },
      };
    if (silent >= SILENT) {
      const reason = 'four weeks went by without a sign of you';
      const change = { next: undefined, state: 'paused', reason, silent: 0 } as const;
      return { reply: questionReply(), whenUnreachable, change };
    }
    if (active.length === 0)
      return { reply: elsewhereReply(), whenUnreachable, change: { next, silent: silent + 1 } };
    // The message says when the one after it comes.
    const after = { ...schedule, next: off ? workingSend(schedule, recipient, next, off) : next };
    const reply = weekReply(active, after, data, { late, due, saysWhy: true });
    return {
      reply: elsewhere ? { ...reply, blocks: [...reply.blocks, elsewhereNote()] } : reply,
      whenUnreachable,
      change: { next, silent: silent + 1 },
    };
  },
});

function personOf(recipient: Recipient): PersonKey {
  if (isChannelRecipient(recipient)) throw new Error('A channel has no plan of its own.');
  return recipient;
}
