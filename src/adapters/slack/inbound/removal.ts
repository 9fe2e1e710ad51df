import { installationOfEvent } from './installation.ts';
import type { EventPayload } from './payload/event.ts';

/** From which workspace Rung was removed, and Slack's own time of it (epoch seconds). */
export interface Removal {
  readonly team: string;
  readonly said: number;
}

/** The envelope of an event, as far as it is used here; `installationOfEvent` reads the workspace from it. */
type Body = Pick<EventPayload, 'event_time'>;

/** The app was uninstalled; undefined where it is not said from where. `now` is epoch milliseconds. */
export function uninstalled(body: Body, now: number): Removal | undefined {
  const team = installationOfEvent(body);
  const { event_time } = body;
  return team === undefined ? undefined : { team, said: event_time ?? Math.floor(now / 1000) };
}

/** Tokens were taken back: of a person's own consent alone, or of Rung's, which is its removal. */
export function revoked(
  { tokens }: Pick<EventPayload['event'], 'tokens'>,
  body: Body,
  now: number,
): Removal | undefined {
  return (tokens?.bot ?? []).length > 0 ? uninstalled(body, now) : undefined;
}
