import type { Dataset } from '../../dataset/dataset.ts';
import { isTeamRoadmap } from '../../dataset/team-roadmaps.ts';
import { button } from '../../reply/build.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { callOfRole } from '../declare/roles.ts';
import { roadmapKind } from '../kinds/page.ts';
import type { Understood } from '../parse/understand.ts';
import { UserError } from '../declare/user-error.ts';

/** The error for a team roadmap that was deleted since, or is asked for in another workspace. */
export const deletedRoadmap = (tree: CommandTree): UserError =>
  new UserError(
    'gone',
    'I can’t find that roadmap here',
    'It was deleted, or belongs to another team. Pick another one.',
    [button('All roadmaps', callOfRole(tree, 'roadmaps'), 'primary')],
  );

/** Whether a button or a form names such a roadmap; its id would otherwise be shown as words that were not understood. */
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
