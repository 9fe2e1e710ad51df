import {
  button,
  call,
  link,
  note,
  paragraph,
  strong,
  withCode,
  type Answered,
  type Block,
  type Dataset,
  type Letter,
  type QuizQuestion,
  type Reply,
  type Unit,
} from '#bot';
import { goOn, rareSteps, type Asked } from './_calls.ts';

/** An answer to a question, as it was kept. */
export interface Outcome {
  readonly question: QuizQuestion;
  /** The answer that was pressed. */
  readonly pressed: Letter;
  /** What is kept: of a question that was answered before in this round, the first answer. */
  readonly kept: Answered;
  /** Whether this press was the first. */
  readonly counts: boolean;
  /** Whether the round has further questions. */
  readonly goesOn: boolean;
}

/** Right or not, the answer that is, why, and where to read on. */
export function outcomeReply(
  asked: Asked,
  { question, pressed, kept, counts, goesOn }: Outcome,
  { curriculum }: Dataset,
): Reply {
  const { unit, right, answers, because, ask } = question;
  const own = answers.find(({ letter }) => letter === pressed);
  const missed = own && own.letter !== right.letter ? own : undefined;
  return {
    summary: missed ? `Not quite: it’s ${right.letter}` : `Right: ${right.letter}`,
    blocks: [
      paragraph(withCode(ask)),
      paragraph([
        '✅ ',
        strong(right.letter),
        '  ',
        ...withCode(right.text),
        ...(missed ? ['\n❌ ', strong(missed.letter), '  ', ...withCode(missed.text)] : []),
      ]),
      paragraph(withCode(because)),
      ...unitLink(unit, curriculum),
      ...(counts ? comesBack(kept) : [note('You answered this before. Your first answer counts.')]),
    ],
    actions: [
      button(goesOn ? 'Next' : 'See results', goOn(asked), 'primary'),
      button('Open unit', unitCall(unit)),
      rareSteps(asked, question, goesOn),
    ],
  };
}

const WEEK = 7 * 86_400_000;

function comesBack({ at, comesBack: next }: Answered): Block[] {
  if (next === undefined) return [];
  const weeks = Math.round((next.at - at) / WEEK);
  return [note(`🔁 Back ${weeks === 0 ? 'soon' : weeks === 1 ? 'in a week' : `in ${weeks} weeks`}.`)];
}

/** The page of a unit. */
export const unitCall = ({ id, skill }: Unit) => call(['skills'], { about: `skill:${skill}`, unit: id });

/** The first page to learn a unit from; nothing where it has none. */
export function unitLink(unit: Unit, curriculum: Dataset['curriculum']): Block[] {
  const [resource] = curriculum.resourcesOf(unit);
  return resource ? [paragraph(['▶️ ', link(resource.title, resource.url)])] : [];
}
