import { taskText, type ActivePlan, type Dataset, type FieldValues, type FormField } from '#bot';
import { boxed, type ChosenTask } from './_tasks.ts';

/** Boxes of one field: the most that a group holds on every platform. */
const IN_A_FIELD = 10;
/** Fields of one form: the most that a form holds on every platform. */
const MOST_FIELDS = 5;

/** A box that a message offers: its task, and whether it was ticked then. */
interface Box {
  /** Its place among all of them, by which the form says what is ticked. */
  readonly index: string;
  /** Roadmap, step and task. */
  readonly task: string;
  readonly done: boolean;
}

/** Reads boxes as they are carried: `roadmap/step/task/done` or `…/open`. */
const boxesOf = (boxes: readonly string[]): readonly Box[] =>
  boxes.map((one, at) => ({
    index: String(at),
    task: one.slice(0, one.lastIndexOf('/')),
    done: one.endsWith('/done'),
  }));

/** The form's fields: a group of boxes for each ten tasks; undefined where none of them exists any more. */
export function tickFields(
  { boxes }: FieldValues,
  { roadmaps, curriculum }: Dataset,
): readonly FormField[] | undefined {
  const list = Array.isArray(boxes) ? (boxes as readonly string[]) : [];
  const found = boxesOf(list).flatMap((box) => {
    const [id = '', step = '', task = ''] = box.task.split('/');
    const roadmap = roadmaps.planned(id);
    const text = roadmap && taskText(roadmap, { step, task }, (unit) => curriculum.unit(unit)?.name);
    return roadmap && text !== undefined ? [{ ...box, text, roadmap: roadmap.name }] : [];
  });
  if (found.length === 0) return undefined;
  const parts = [...Map.groupBy(found, ({ roadmap }) => roadmap)].flatMap(([name, own]) =>
    Array.from({ length: Math.ceil(own.length / IN_A_FIELD) }, (_, at) => ({
      label: at === 0 ? name : 'More tasks',
      part: own.slice(at * IN_A_FIELD, (at + 1) * IN_A_FIELD),
    })),
  );
  return parts.slice(0, MOST_FIELDS).map(({ label, part }, at): FormField => ({
    ...{ name: `checked.${at + 1}`, label, hint: '', required: false },
    input: {
      kind: 'checkboxes',
      values: part.filter((one) => one.done).map((one) => one.index),
      choices: part.map(({ text, index }) => ({ label: text, value: index })),
    },
  }));
}

/**
 * The tasks that a form changed, each with what it becomes. A box that was left as it was shown changes nothing, so that
 * a late form takes no newer tick back. `gone` counts those changed whose task or plan is no longer there.
 */
export function changedInForm(
  boxes: readonly string[],
  checked: readonly string[],
  active: readonly ActivePlan[],
): { readonly chosen: readonly ChosenTask[]; readonly gone: number } {
  const changed = boxesOf(boxes).filter(({ index, done }) => checked.includes(index) !== done);
  const chosen = changed.flatMap(
    ({ task, done }) => boxed(`${task}/${done ? 'open' : 'done'}`, active) ?? [],
  );
  return { chosen, gone: changed.length - chosen.length };
}
