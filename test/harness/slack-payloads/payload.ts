import type { Kind } from '../../../src/playground/slack/delivery/delivery.ts';

/** Whose payload it is to be. */
export interface Ids {
  readonly team: string;
  readonly app: string;
  readonly user: string;
  readonly name: string;
  readonly channel: string;
  /** The conversation of the person and Rung. */
  readonly direct: string;
  readonly bot: string;
  /** An address for answers. */
  readonly answers: string;
  /** Unlike that of any other payload. */
  readonly unique: string;
}
export type Json = Record<string, unknown>;
/** A payload as Slack documents or sends it. */
export interface Documented {
  readonly name: string;
  readonly kind: Kind;
  readonly payload: Json;
}

/** "1712345678.000100" */
export const TS = '1712345678.000100';

/** What every interactive payload has. */
export const interactive = (ids: Ids): Json => ({
  user: { id: ids.user, username: ids.name, name: ids.name, team_id: ids.team },
  api_app_id: ids.app,
  token: 'verification-token',
  team: { id: ids.team, domain: 'rooftop' },
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: `13345224609.738474920.${ids.unique}`,
});

/** The envelope of an event. */
export const enveloped = (ids: Ids, event: Json, more: Json = {}): Json => ({
  token: 'verification-token',
  team_id: ids.team,
  context_team_id: ids.team,
  context_enterprise_id: null,
  api_app_id: ids.app,
  event,
  type: 'event_callback',
  event_id: `Ev${ids.unique}`,
  event_time: 1_712_345_678,
  authorizations: [
    {
      enterprise_id: null,
      team_id: ids.team,
      user_id: ids.bot,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
  event_context: `4-${ids.unique}`,
  ...more,
});
