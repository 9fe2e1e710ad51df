import { link, paragraph, writeMinutes, type Block, type Roadmap, type Span } from '#bot';

type Task = Roadmap['steps'][number]['tasks'][number];

/** The tasks of a step, a line each, with how long they take and where they lead. `mark` is put after those of Rung's. */
export const tasksBlock = (tasks: readonly Task[], mark: string | undefined): Block =>
  paragraph(tasks.flatMap((task, at) => [...(at === 0 ? [] : ['\n']), ...lineOf(task, mark)]));

function lineOf({ text, editorial, minutes, links = [] }: Task, mark: string | undefined): (string | Span)[] {
  const time = minutes === undefined ? '' : ` (${writeMinutes(minutes)})`;
  const marked = editorial && mark !== undefined ? ` ${mark}` : '';
  return [`• ${text}${time}${marked}`, ...links.flatMap((one) => [' · ', link(hostOf(one), one)])];
}

/** The name of a site, which is what a person needs to know of an address in a list. */
const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./u, '');
