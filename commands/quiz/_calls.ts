import {
  call,
  overflow,
  type Call,
  type Letter,
  type Menu,
  type MenuChoice,
  type QuizQuestion,
  type Skill,
} from '#bot';

/** A round as its buttons carry it. */
export interface Asked {
  /** The ids of its questions. */
  readonly round: readonly string[];
  /** When it began, in epoch milliseconds. */
  readonly since: number;
  /** The skill it is about; undefined for one over several. */
  readonly skill: Skill | undefined;
}

/** What a button does to its question. */
interface Press {
  readonly question: string;
  readonly press: Letter | 'report';
}

const fieldsOf = ({ round, since, skill }: Asked) => ({
  ...(skill && { skill: `skill:${skill.id}` }),
  ...{ round, since },
});

/** Goes on with a round. */
export const goOn = (asked: Asked): Call => call(['quiz'], fieldsOf(asked));
/** Answers or reports a question of a round. */
export const press = (asked: Asked, { question, press }: Press): Call =>
  call(['quiz'], { ...fieldsOf(asked), question, press });
/** Ends a round. */
const stop = (asked: Asked): Call => call(['quiz'], { ...fieldsOf(asked), press: 'stop' });

/** A new round about the same. */
export const anew = (skill: Skill | undefined): Call =>
  call(['quiz'], skill ? { skill: `skill:${skill.id}` } : {});

/** The rare steps of a question: reporting it and, where the round goes on, stopping. */
export function rareSteps(asked: Asked, { id }: QuizQuestion, goesOn: boolean): Menu {
  const end: MenuChoice = { label: 'Stop', call: stop(asked) };
  const report: MenuChoice = {
    label: 'Report as wrong',
    call: press(asked, { question: id, press: 'report' }),
  };
  return overflow(goesOn ? [report, end] : [report], 'More');
}
