import type { Json } from './check/refusal.ts';
import type { Company, Room, User } from './state.ts';
import type { World } from './world.ts';

/** The company whose workspace this is. */
const own = ({ names }: World): Company => ({
  name: names.workspace,
  teamId: names.team,
  ...(names.enterprise !== undefined && { enterpriseId: names.enterprise }),
});

/** The company that somebody belongs to. */
export const companyOf = (world: World, user: User | undefined): Company => user?.company ?? own(world);

/** Whether a channel is shared with people of other companies. */
export const isShared = (world: World, { host, members }: Room): boolean =>
  host !== undefined || [...members].some((one) => world.state.users.get(one)?.company !== undefined);

/** Where something was done, and who did it. */
export interface Happened {
  readonly room?: Room;
  readonly user?: User;
}

/**
 * The company fields of an event's envelope, as recorded payloads of shared channels have them: a mention bears the
 * team that hosts the channel, a message and an opened Home the team of whoever did it. Where the app is installed is
 * said by `authorizations` alone: `context_team_id` is now that team, now the other.
 */
export function eventContext(world: World, { room, user }: Happened, isMention: boolean): Json {
  const { names } = world;
  const here = own(world);
  const host = room?.host ?? here;
  const team = isMention ? host : companyOf(world, user);
  const context = host === here ? here : host;
  return {
    team_id: team.teamId,
    ...(team.enterpriseId !== undefined && { enterprise_id: team.enterpriseId }),
    context_team_id: context.teamId,
    context_enterprise_id: context.enterpriseId ?? null,
    authorizations: [
      {
        enterprise_id: here.enterpriseId ?? null,
        team_id: here.teamId,
        user_id: names.botUser,
        is_bot: true,
        is_enterprise_install: names.enterprise !== undefined,
      },
    ],
    is_ext_shared_channel: room !== undefined && isShared(world, room),
  };
}

/** The company fields of a message in a shared channel. */
export function writtenBy(world: World, room: Room, user: User | undefined): Json {
  const team = companyOf(world, user);
  if (room.kind === 'im') return { team: team.teamId };
  if (!isShared(world, room)) return { team: own(world).teamId };
  const ofWriter = team.enterpriseId ?? team.teamId;
  return {
    team: (room.host ?? own(world)).teamId,
    user_team: ofWriter,
    source_team: ofWriter,
    user_profile: { name: user?.name, team: ofWriter },
  };
}

/**
 * The company fields of a press or a submission. In a message it names the team that the app is installed in, in a
 * view the team of whoever acts; for an app of a whole organisation no team in a message.
 */
export function interactionContext(world: World, user: User, inView: boolean): Json {
  const here = own(world);
  const team = inView ? companyOf(world, user) : here;
  const { enterpriseId } = team;
  const isOrganisation = world.names.enterprise !== undefined;
  return {
    team: isOrganisation && !inView ? null : { id: team.teamId, domain: team.name.toLowerCase() },
    enterprise: enterpriseId === undefined ? null : { id: enterpriseId, name: team.name },
    is_enterprise_install: isOrganisation,
  };
}

/** The company fields of a slash command: only people of the app's own see it. */
export function commandContext(world: World): Record<string, string> {
  const { teamId, enterpriseId, name } = own(world);
  return {
    team_id: teamId,
    team_domain: name.toLowerCase(),
    ...(enterpriseId !== undefined && { enterprise_id: enterpriseId, enterprise_name: name }),
    is_enterprise_install: String(enterpriseId !== undefined),
  };
}

/** The company fields of `users.info`. Admins are admins of their own side. */
export function profileContext(world: World, user: User): Json {
  const { teamId, enterpriseId, name } = companyOf(world, user);
  return {
    team_id: teamId,
    ...(user.company && { is_stranger: false }),
    ...(enterpriseId !== undefined && {
      enterprise_user: {
        ...{ id: user.id, enterprise_id: enterpriseId, enterprise_name: name, teams: [teamId] },
        ...{ is_admin: user.admin, is_owner: false },
      },
    }),
  };
}
