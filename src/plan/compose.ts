import type { Dataset } from '../dataset/dataset.ts';
import type { Due, Next, Store } from '../store/store.ts';
import { SILENT, type Composed, type Moment } from '../schedule/deliver.ts';
import { questionReply, standingOf, weekReply } from './nudge.ts';
import { nextOf, weeklyOf } from './timing.ts';
import { firstAfterChange } from '../schedule/occurrence.ts';

/** What a person is told when their send is due. */
export async function compose(
  due: Due,
  { next, late }: Moment,
  store: Pick<Store, 'plans'>,
  data: Dataset,
): Promise<Composed> {
  const standing = standingOf(await store.plans(due.person), due.schedule.hours, data);
  if (standing.length === 0) return { kind: 'nothing' };
  if (due.schedule.silent >= SILENT) return { kind: 'question', reply: questionReply() };
  // What is shown as next is what comes after this one.
  const schedule = { ...due.schedule, next };
  return { kind: 'nudge', reply: weekReply(standing, schedule, data, { late }) };
}

/** The regular send after a due one. */
export const following = ({ person, schedule, occurrence, dueAt }: Due, now: number): Next =>
  nextOf(firstAfterChange(weeklyOf(schedule), Math.max(now, dueAt), occurrence), person);
