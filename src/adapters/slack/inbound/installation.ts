import { z } from 'zod';
import { maybe } from '../../shared/fields.ts';

const id = maybe(z.string().min(1));
const owner = { team_id: id, enterprise_id: id };
/** Whether the app is installed for a whole organisation; a slash command has it as text. */
const whole = maybe(z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]));

const authorization = z.object({ ...owner, is_enterprise_install: whole });
const delivered = z.object({
  ...owner,
  is_enterprise_install: whole,
  authorizations: maybe(z.tuple([authorization]).rest(z.unknown())),
});
const acted = z.object({
  is_enterprise_install: whole,
  enterprise: maybe(z.object({ id })),
  team: maybe(z.object({ id, enterprise_id: id })),
  user: maybe(z.object({ team_id: id })),
  view: maybe(z.object({ app_installed_team_id: id })),
});

/** Whether an id is an organisation's, which begins with E; a workspace's never does. */
const isOrganisation = (team: string): boolean => team.startsWith('E');

interface Installed {
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
  /** Whether the app is installed to the organisation as a whole. */
  readonly whole: boolean | undefined;
}

/** An app that is installed for a whole organisation has one installation for all of its workspaces. */
const installationOf = ({ team, enterprise, whole }: Installed): string | undefined =>
  whole === true ? (enterprise ?? team) : team;

/**
 * The installation that an event came through: the id of a workspace, or of an organisation that installed the app for
 * all of its workspaces; undefined where the payload does not say. In a channel that is shared with another company the
 * envelope's team may be that company: the authorization says where the app is installed.
 */
export function installationOfEvent(body: unknown): string | undefined {
  const { data } = delivered.safeParse(body);
  if (!data) return undefined;
  const [authorized] = data.authorizations ?? [];
  return installationOf({
    team: authorized?.team_id ?? data.team_id,
    enterprise: authorized ? authorized.enterprise_id : data.enterprise_id,
    whole: authorized?.is_enterprise_install ?? data.is_enterprise_install,
  });
}

/** The installation that a slash command came through, as for an event: that of the team that it was typed in. */
export function installationOfCommand(body: unknown): string | undefined {
  const { data } = delivered.safeParse(body);
  return (
    data &&
    installationOf({
      team: data.team_id,
      enterprise: data.enterprise_id,
      whole: data.is_enterprise_install,
    })
  );
}

/**
 * The installation that a press or a submitted form came through, as for an event. The team of a form is the company of
 * whoever submits it: the view says where the app is installed.
 */
export function installationOfAction(body: unknown): string | undefined {
  const { data } = acted.safeParse(body);
  if (!data) return undefined;
  const { view, team, user, enterprise } = data;
  const installedTeam = view?.app_installed_team_id;
  if (installedTeam !== undefined && isOrganisation(installedTeam)) return installedTeam;
  return installationOf({
    team: installedTeam ?? team?.id ?? user?.team_id,
    enterprise: enterprise?.id ?? team?.enterprise_id,
    whole: data.is_enterprise_install,
  });
}
