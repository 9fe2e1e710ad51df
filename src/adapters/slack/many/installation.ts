import { z } from 'zod';
import { maybe } from '../../shared/fields.ts';
import type { Installation, NewSecrets } from '../../shared/store/installations.ts';
import type { EpochMs } from '../../../time.ts';
import type { Identity } from '../connection/identity.ts';
import { AGENT_SCOPE } from '../render/scopes.ts';

/** The platform's name, under which installations are kept. */
export const NAME = 'slack';

const details = z.object({
  /** The name of the workspace or the organisation. */
  name: maybe(z.string()),
  /** Rung's own user there. */
  bot: maybe(z.string()),
  scopes: maybe(z.array(z.string())),
});

/** What is kept of a workspace beside its tokens. */
export type SlackDetails = z.output<typeof details>;

/** A token as Slack grants it; with token rotation it is good until `expiresAt`. */
export interface Granted {
  readonly token: string;
  readonly refresh: string | undefined;
  readonly expiresAt: EpochMs | undefined;
}

/** The secrets of an installation as they are kept. */
export const secretsOf = ({ token, refresh, expiresAt }: Granted): NewSecrets => ({
  secrets: { token, ...(refresh !== undefined && { refresh }) },
  expiresAt,
});

/** Who Rung is in a workspace, as far as is known from its installation. */
export function identityIn(installation: Installation): Identity | undefined {
  const { data } = details.safeParse(installation.details);
  if (data?.bot === undefined) return undefined;
  return {
    ...{ team: installation.workspace, user: data.bot, name: undefined },
    agent: data.scopes?.includes(AGENT_SCOPE),
  };
}
