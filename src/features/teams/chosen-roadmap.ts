import { isTeamRoadmap } from '../../dataset/team-roadmaps.ts';
import type { PageName } from '../../dataset/pages.ts';
import { button, call, command } from '../../reply/build.ts';
import type { FieldValues } from '../../reply/reply.ts';
import type { ChannelKey, ChannelRoadmap } from '../../store/store.ts';
import type { Context } from '../../core/declare/command.ts';
import { deletedRoadmap } from '../../core/run/deleted-roadmap.ts';
import { UserError } from '../../core/declare/user-error.ts';

/** A roadmap that a channel follows, as it is named. */
export interface ChosenRoadmap {
  readonly channelRoadmap: ChannelRoadmap;
  readonly name: string;
}

/**
 * The roadmap of a channel that is meant: the one that is named, or the only one. `asking` is the call that is made again
 * for one of several.
 * @throws UserError where the channel follows none, not that one, or several and none is named
 */
export async function chosenChannelRoadmap(
  channel: ChannelKey,
  page: PageName | undefined,
  asking: { readonly path: readonly string[]; readonly fields?: FieldValues },
  { store, dataset, commands }: Pick<Context, 'store' | 'dataset' | 'commands'>,
): Promise<ChosenRoadmap> {
  const shares = await store.channelRoadmaps.list(channel);
  const all = shares.map((channelRoadmap): ChosenRoadmap => ({
    channelRoadmap,
    name: dataset.roadmaps.get(channelRoadmap.roadmap)?.name ?? 'A roadmap that is gone',
  }));
  const fitting = page ? all.filter(({ channelRoadmap }) => channelRoadmap.roadmap === page.id) : all;
  const [one, other] = fitting;
  const ways = (of: readonly ChosenRoadmap[]) =>
    of.map(({ channelRoadmap, name }) =>
      button(name, call(asking.path, { ...asking.fields, roadmap: `roadmap:${channelRoadmap.roadmap}` })),
    );
  if (!one) {
    if (page && isTeamRoadmap(page.id) && !(await store.teamRoadmaps.get(channel, page.id)))
      throw deletedRoadmap(commands);
    throw page
      ? new UserError(
          'not-shared',
          `“${page.name}” is not shared in this channel`,
          OTHERS[all.length === 0 ? 'none' : 'some'],
          ways(all),
        )
      : new UserError('none-shared', 'No roadmap is shared in this channel', OTHERS.none);
  }
  if (other)
    throw new UserError('which-roadmap', 'Which roadmap?', 'Several are followed here.', ways(fitting));
  return one;
}

const OTHERS = {
  none: ['Share one with ', command('/roadmap share 30 days')],
  some: 'These are:',
} as const;
