import { z } from 'zod';

/** A part of a payload that may be missing, or be anything else than is expected. */
const perhaps = <Part extends z.ZodType>(part: Part) => part.optional().catch(undefined);
const id = perhaps(z.string().min(1));
const owner = { team_id: id, enterprise_id: id };
/** A slash command says it as a word. */
const whole = perhaps(z.union([z.boolean(), z.enum(['true', 'false']).transform((said) => said === 'true')]));

const authorization = z.object({ ...owner, is_enterprise_install: whole });
const delivered = z.object({
  ...owner,
  is_enterprise_install: whole,
  authorizations: perhaps(z.tuple([authorization]).rest(z.unknown())),
});
const acted = z.object({
  is_enterprise_install: whole,
  enterprise: perhaps(z.object({ id })),
  team: perhaps(z.object({ id, enterprise_id: id })),
  user: perhaps(z.object({ team_id: id })),
  view: perhaps(z.object({ app_installed_team_id: id })),
});

/** Whether an id is an organisation's: a workspace's never begins with E. */
const isOrganisation = (team: string): boolean => team.startsWith('E');

interface Installed {
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
  /** Whether the app is installed to the organisation as a whole. */
  readonly whole: boolean | undefined;
}

/** An app that is installed to a whole organisation has one installation, in whichever of its workspaces it is used. */
const installationOf = ({ team, enterprise, whole }: Installed): string | undefined =>
  whole === true ? (enterprise ?? team) : team;

/**
 * The installation that an event came through: the id of a workspace, or of an organisation that has the app as a whole;
 * undefined where the payload does not say. In a channel that is shared with another company the team of the envelope
 * may be theirs: where the app is installed is said by its authorization.
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

/** The installation that a slash command came through, as `installationOfEvent`: of the team that it was typed in. */
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
 * The installation that a press or a submitted form came through, as `installationOfEvent`. Of a form, `team` is the
 * company of whoever submits it: the view says where the app is installed.
 */
export function installationOfAction(body: unknown): string | undefined {
  const { data } = acted.safeParse(body);
  if (!data) return undefined;
  const { view, team, user, enterprise } = data;
  const said = view?.app_installed_team_id;
  if (said !== undefined && isOrganisation(said)) return said;
  return installationOf({
    team: said ?? team?.id ?? user?.team_id,
    enterprise: enterprise?.id ?? team?.enterprise_id,
    whole: data.is_enterprise_install,
  });
}
