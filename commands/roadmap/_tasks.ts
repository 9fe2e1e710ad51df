import {
  GUIDE,
  isTeamRoadmap,
  link,
  paragraph,
  writeMinutes,
  type WordBlock,
  type Dataset,
  type Roadmap,
  type Span,
} from '#bot';

type Task = Roadmap['steps'][number]['tasks'][number];

/** Marks a task that is not the guide's. */
export const OURS = '*';

/**
 * The tasks of a step, a line each; in a roadmap of the guide's those of Rung's are marked, in a team's each says how long
 * it takes and where it leads.
 */
export function tasksBlock(
  { id, source }: Roadmap,
  tasks: readonly Task[],
  { curriculum }: Pick<Dataset, 'curriculum'>,
): WordBlock {
  const wordsOf = ({ text, editorial, minutes }: Task): string => {
    const time = minutes === undefined || !isTeamRoadmap(id) ? '' : ` (${writeMinutes(minutes)})`;
    return `• ${text}${time}${editorial && source === GUIDE ? ` ${OURS}` : ''}`;
  };
  return paragraph(
    tasks.flatMap((task, at): (string | Span)[] => [
      `${at === 0 ? '' : '\n'}${wordsOf(task)}`,
      ...(task.links ?? []).flatMap((one) => [' · ', link(labelOf(one, task, curriculum), one)]),
    ]),
  );
}

/** The publisher of a page that a unit links to; of another, the name of its site. */
function labelOf(address: string, { unit: id }: Task, curriculum: Dataset['curriculum']): string {
  const unit = id === undefined ? undefined : curriculum.unit(id);
  const resource = unit && curriculum.resourcesOf(unit).find(({ url }) => url === address);
  return resource?.publisher ?? new URL(address).hostname.replace(/^www\./u, '');
}
