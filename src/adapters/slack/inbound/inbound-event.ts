import { createHash } from 'node:crypto';
import type { Actor, Invocation, Venue } from '../../../core/declare/invocation.ts';
import type { EpochMs } from '../../../time.ts';
import type { Requester } from '../../shared/requester.ts';
import { isDirect, type ReplyTarget } from '../outbound/reply-target.ts';
import type { FilledIn } from './filled-in.ts';

/** Something that somebody did on Slack, and where the answer goes. `trigger` opens a form, within three seconds. */
export type InboundEvent =
  | {
      readonly kind: 'command' | 'message';
      readonly invocation: Invocation;
      readonly target: ReplyTarget;
      readonly trigger?: string | undefined;
    }
  /** `ids` are packed calls: that of a button or a choice, or one for each box that was ticked or unticked. */
  | {
      readonly kind: 'pressed';
      readonly ids: readonly string[];
      readonly from: Requester;
      readonly target: ReplyTarget;
      readonly trigger?: string | undefined;
    }
  | {
      readonly kind: 'submitted';
      readonly id: string;
      readonly filled: FilledIn;
      readonly from: Requester;
      readonly target: ReplyTarget;
    }
  | { readonly kind: 'home'; readonly from: Requester; readonly target: ReplyTarget }
  /** The conversation with Rung was opened: what can be asked there is suggested. */
  | { readonly kind: 'conversation'; readonly workspace: string | undefined; readonly channel: string }
  /** Rung was added to a channel of a workspace. */
  | { readonly kind: 'joined'; readonly workspace: string; readonly channel: string }
  /** Needs no answer, and why. */
  | { readonly kind: 'ignored'; readonly why: string };

const NAME = 'slack';

/** An event that needs no answer, and why. */
export const ignored = (why: string): InboundEvent => ({ kind: 'ignored', why });

/** An id for an inbound event that has none: the same when Slack delivers it again, as long as `stable` is. */
export function derivedId(...stable: readonly (string | number | undefined)[]): string {
  return `derived-${createHash('sha256').update(JSON.stringify(stable)).digest('base64url')}`;
}

/** Who did something, and where. */
export interface Where {
  /** The installation that it came through. */
  readonly team: string;
  readonly user: string;
  readonly name: string;
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** A requester on Slack, under the event's own id. */
export function requester({ team, user, name, channel, thread }: Where, id: string, at: EpochMs): Requester {
  const actor: Actor = { platform: NAME, id: user, workspace: team, name };
  const venue: Venue = {
    platform: NAME,
    workspace: team,
    channel,
    ...(thread !== undefined && { thread }),
    direct: isDirect(channel),
  };
  return { id, actor, venue, at };
}

/** A requester on the App Home, which only they see. */
export const alone = (from: Requester): Requester => ({ ...from, venue: { ...from.venue, direct: true } });

/** The installation that an event came through; undefined where it does not say. */
export function workspaceOf(event: InboundEvent): string | undefined {
  switch (event.kind) {
    case 'command':
    case 'message':
      return event.invocation.actor.workspace;
    case 'pressed':
    case 'submitted':
    case 'home':
      return event.from.actor.workspace;
    case 'conversation':
    case 'joined':
      return event.workspace;
    case 'ignored':
      return undefined;
  }
}
