import { link, paragraph, writeMinutes, type Block, type Dataset, type Roadmap, type Span } from '#bot';

type Task = Roadmap['steps'][number]['tasks'][number];

/** The tasks of a step, a line each, with how long they take and where they lead. `mark` is put after those of Rung's. */
export const tasksBlock = (
  tasks: readonly Task[],
  mark: string | undefined,
  { curriculum }: Pick<Dataset, 'curriculum'>,
): Block =>
  paragraph(
    tasks.flatMap((task, at): (string | Span)[] => [
      `${at === 0 ? '' : '\n'}${wordsOf(task, mark)}`,
      ...(task.links ?? []).flatMap((one) => [' · ', link(labelOf(one, task, curriculum), one)]),
    ]),
  );

function wordsOf({ text, editorial, minutes }: Task, mark: string | undefined): string {
  const time = minutes === undefined ? '' : ` (${writeMinutes(minutes)})`;
  return `• ${text}${time}${editorial && mark !== undefined ? ` ${mark}` : ''}`;
}

/** The publisher of a page that a unit links to; of another, the name of its site. */
function labelOf(address: string, { unit: id }: Task, curriculum: Dataset['curriculum']): string {
  const unit = id === undefined ? undefined : curriculum.unit(id);
  const resource = unit && curriculum.resourcesOf(unit).find(({ url }) => url === address);
  return resource?.publisher ?? new URL(address).hostname.replace(/^www\./u, '');
}
