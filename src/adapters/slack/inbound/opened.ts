import type { EpochMs } from '../../../time.ts';
import { alone, derivedId, ignored, requester, type InboundEvent } from './inbound-event.ts';
import { installationOfEvent } from './installation.ts';
import type { EventPayload } from './payload/event.ts';
import { isDirect } from '../outbound/reply-target.ts';
import { momentOf, type EventBody, type Self } from './written.ts';

/** The App Home was opened, or its tab for messages, which is the conversation with Rung. */
export function homeOpened(
  event: Pick<EventPayload['event'], 'user' | 'channel' | 'tab' | 'event_ts'>,
  body: EventBody,
  at: EpochMs,
): InboundEvent {
  const { user, channel, tab } = event;
  if (tab === 'messages' && channel !== undefined && isDirect(channel))
    return { kind: 'conversation', workspace: installationOfEvent(body), channel };
  if (tab !== 'home') return ignored('another tab of the App Home');
  const team = installationOfEvent(body);
  if (team === undefined || user === undefined) return ignored('a Home of nobody');
  const id = body.event_id ?? derivedId('home', team, user, momentOf(event, body, at));
  const from = requester({ team, user, name: user, channel: user }, id, at);
  return { kind: 'home', from: alone(from), target: { kind: 'home', user, front: true } };
}

/** The ids of channels, as opposed to conversations between two. */
const CHANNEL = /^[CG][A-Z0-9]{1,40}$/i;

/** Somebody was added to a channel: Rung itself, or another, which is passed over. */
export function memberJoined(
  { user, channel }: Pick<EventPayload['event'], 'user' | 'channel'>,
  body: object,
  self: Self,
): InboundEvent {
  if (self.user === undefined || user !== self.user) return ignored('another who joined a channel');
  const workspace = installationOfEvent(body);
  if (workspace === undefined || channel === undefined || !CHANNEL.test(channel))
    return ignored('a channel of nowhere');
  return { kind: 'joined', workspace, channel };
}
