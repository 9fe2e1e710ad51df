import type { EpochMs } from '../../../time.ts';
import { installationOfEvent } from './installation.ts';
import type { EventPayload } from './payload/event.ts';

/** The workspace that Rung was removed from, and Slack's own time of it, in epoch seconds. */
export interface Removal {
  readonly team: string;
  readonly atSeconds: number;
}

/** The envelope of an event, from which the workspace is read as well. */
type Body = Pick<EventPayload, 'event_time'>;

/** The removal that app_uninstalled reports; undefined where it does not say from where. */
export function uninstalled(body: Body, now: EpochMs): Removal | undefined {
  const team = installationOfEvent(body);
  const { event_time } = body;
  return team === undefined ? undefined : { team, atSeconds: event_time ?? Math.floor(now / 1000) };
}

/** The removal that tokens_revoked reports: that of the bot's token is one, that of a person's is none. */
export function revoked(
  { tokens }: Pick<EventPayload['event'], 'tokens'>,
  body: Body,
  now: EpochMs,
): Removal | undefined {
  return (tokens?.bot ?? []).length > 0 ? uninstalled(body, now) : undefined;
}
