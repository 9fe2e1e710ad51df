import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import { button, call, section } from '../../reply/build.ts';
import type { Block, MenuChoice } from '../../reply/reply.ts';
import { questionOf } from './questions.ts';

const START = call(['quiz'], { due: true });

/** "2 questions are back"; undefined where none is. `due` are the ids of those that come back. */
function backInWords(due: readonly string[], curriculum: Pick<Curriculum, 'unit'>): string | undefined {
  const count = due.filter((id) => questionOf(id, curriculum) !== undefined).length;
  if (count === 0) return undefined;
  return count === 1 ? '1 question is back' : `${count} questions are back`;
}

/** The line of the weekly message about questions that come back, with the button that asks them; nothing where none does. */
export function quickCheck(due: readonly string[], curriculum: Pick<Curriculum, 'unit'>): Block[] {
  const words = backInWords(due, curriculum);
  return words === undefined ? [] : [section(`🔁 ${words}`, button('Quick check', START))];
}

/** The same as a choice of a menu, for a message that has no room for the line. */
export function quickCheckChoice(due: readonly string[], curriculum: Pick<Curriculum, 'unit'>): MenuChoice[] {
  const words = backInWords(due, curriculum);
  return words === undefined ? [] : [{ label: `Quick check: ${words}`, call: START }];
}
