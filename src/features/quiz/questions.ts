import { hash } from 'node:crypto';
import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import type { Unit } from '../../dataset/curriculum/records.ts';

/** What the answers of a question are called, in the order they are shown in. */
export const LETTERS = ['A', 'B', 'C', 'D'] as const;
/** One of those. */
export type Letter = (typeof LETTERS)[number];

/** An answer as it is shown. */
export interface ShownAnswer {
  readonly letter: Letter;
  readonly text: string;
}

/** A question of the quiz with its answers in the order in which everybody sees them, always the same one. */
export interface QuizQuestion {
  /** The id of its unit and its number there, from 1: `rag-chunking.2`. */
  readonly id: string;
  readonly unit: Unit;
  readonly ask: string;
  readonly answers: readonly ShownAnswer[];
  /** The one that is right. */
  readonly right: ShownAnswer;
  readonly because: string;
}

/** The ids of a unit's questions. */
export const questionIds = ({ id, questions }: Pick<Unit, 'id' | 'questions'>): string[] =>
  questions.map((_, at) => `${id}.${at + 1}`);

/** The question of an id; undefined where the curriculum has none, or no longer. */
export function questionOf(id: string, { unit: find }: Pick<Curriculum, 'unit'>): QuizQuestion | undefined {
  const [, unitId = '', number = ''] = /^(.+)\.(\d)$/u.exec(id) ?? [];
  const unit = find(unitId);
  const written = unit?.questions[Number(number) - 1];
  if (!unit || !written) return undefined;
  const answers = shuffled(id, written.answers.length).flatMap((at, place): Placed[] => {
    const [letter, text] = [LETTERS[place], written.answers[at]];
    return letter === undefined || text === undefined ? [] : [{ letter, text, isRight: at === 0 }];
  });
  const right = answers.find(({ isRight }) => isRight);
  if (!right) throw new Error(`question ${id} has no answers`);
  const shown = ({ letter, text }: Placed): ShownAnswer => ({ letter, text });
  return {
    ...{ id, unit, ask: written.ask, because: written.because },
    ...{ answers: answers.map(shown), right: shown(right) },
  };
}

type Placed = ShownAnswer & { readonly isRight: boolean };

/** The numbers from 0 in an order that depends on the id alone, so that a message means the same for as long as it stands. */
function shuffled(id: string, length: number): readonly number[] {
  const keys = Array.from({ length }, (_, at) => hash('sha256', `${id}/${at}`, 'hex'));
  return [...keys.keys()].sort((one, other) => ((keys[one] ?? '') < (keys[other] ?? '') ? -1 : 1));
}
