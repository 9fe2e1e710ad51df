import type { Dataset } from '../../dataset/dataset.ts';
import { isTeamRoadmap } from '../../dataset/team-roadmaps.ts';
import { button, call } from '../../reply/build.ts';
import type { CommandNode } from '../declare/command.ts';
import { roadmapKind } from '../kinds/page.ts';
import type { Understood } from '../parse/understand.ts';
import { UserError } from '../declare/user-error.ts';

/** What is said of a roadmap that a team made and that was deleted since, or is asked for in another workspace. */
export const deletedRoadmap = (): UserError =>
  new UserError(
    'gone',
    'That roadmap is not to be found here',
    'It may have been deleted, or belong to another team. Look at those there are.',
    [button('All roadmaps', call(['roadmap', 'list']), 'primary')],
  );

/** Whether a button or a form names such a roadmap: nobody is to read its id as words that were not understood. */
export const namesDeleted = (
  { command }: CommandNode,
  rest: Understood['rest'],
  { pages }: Pick<Dataset, 'pages'>,
): boolean =>
  typeof rest !== 'string' &&
  Object.entries(command.options).some(([name, { kind }]) => {
    const [, id = ''] = kind === roadmapKind ? String(rest[name] ?? '').split(':') : [];
    return isTeamRoadmap(id) && pages.get(`roadmap:${id}`) === undefined;
  });
