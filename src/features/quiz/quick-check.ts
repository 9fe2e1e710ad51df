import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import { button, call, section } from '../../reply/build.ts';
import type { Block } from '../../reply/reply.ts';
import { questionOf } from './questions.ts';

/**
 * The line of the weekly message about questions that come back, with the button that asks them; nothing where none does.
 * `due` are the ids of those questions.
 */
export function quickCheck(due: readonly string[], curriculum: Pick<Curriculum, 'unit'>): Block[] {
  const count = due.filter((id) => questionOf(id, curriculum) !== undefined).length;
  if (count === 0) return [];
  const what = count === 1 ? '1 question is back' : `${count} questions are back`;
  return [section(`🔁 ${what}`, button('Quick check', call(['quiz'], { due: true })))];
}
