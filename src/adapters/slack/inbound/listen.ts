import { App, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Handler } from './handle.ts';
import type { Identity } from '../connection/identity.ts';
import { silentLogger } from '../connection/silent-logger.ts';
import { actionPayload } from './payload/action.ts';
import { submissionPayload } from './payload/submission.ts';
import { revoked, uninstalled, type Removal } from './removal.ts';
import {
  directMessage,
  homeOpened,
  mention,
  pressed,
  slashCommand,
  submitted,
  type InboundEvent,
} from './request.ts';
import { clientOptions } from '../connection/web.ts';

export interface ListenParts {
  readonly receiver: Receiver;
  readonly apiUrl: string;
  readonly token: string;
  readonly identity: () => Identity | undefined;
  readonly handler: Handler;
  /** Told that Rung was removed from a workspace, with Slack's own time of it (epoch seconds). */
  readonly removed: (team: string, said: number) => Promise<void>;
  readonly telemetry: Telemetry;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told of work that goes on after its event was acknowledged. */
  readonly track: (work: Promise<void>) => void;
}

/** Bolt, listening to all that the manifest asks for. Everything is acknowledged before anything is done about it. */
export function listen(parts: ListenParts): App {
  const { receiver, apiUrl, token, identity, handler, removed, telemetry, now, track } = parts;
  const app = new App({
    receiver,
    // No call is made to find out who may be answered: a slash command is answered by its own address, token or none.
    authorize: () => {
      const known = identity();
      return Promise.resolve({
        botToken: token,
        ...(known && { botUserId: known.user }),
        // Bolt keeps a client for each workspace that it is told of, for good: one is told.
        teamId: known?.team ?? 'unknown',
      });
    },
    clientOptions: clientOptions(apiUrl),
    convoStore: false,
    ignoreSelf: false,
    logger: silentLogger,
  });
  const act = async (ack: () => Promise<void>, heard: () => InboundEvent): Promise<void> => {
    await ack();
    telemetry.count('heard');
    track(handler(heard()));
  };
  const nothing = (): Promise<void> => Promise.resolve();

  app.command(/./, ({ ack, command }) => act(ack, () => slashCommand(command, now())));
  // Bolt's types promise more than Slack always sends: what may be absent is read as such.
  app.action({ type: 'block_actions' }, ({ ack, body }) =>
    act(ack, () => pressed(actionPayload.parse(body), now())),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, ({ ack, body }) =>
    act(ack, () => submitted(submissionPayload.parse(body), now())),
  );
  // Bolt acknowledges events by itself, before it calls a listener.
  app.event('app_mention', ({ event, body }) =>
    act(nothing, () => mention(event, body, identity()?.user ?? botOf(body), now())),
  );
  app.event('message', ({ event, body }) =>
    act(nothing, () => directMessage(event, body, identity()?.user ?? botOf(body), now())),
  );
  app.event('app_home_opened', ({ event, body }) => act(nothing, () => homeOpened(event, body, now())));
  const remove = (removal: Removal | undefined): Promise<void> => {
    if (removal) track(removed(removal.team, removal.said));
    else telemetry.count('ignored');
    return nothing();
  };
  app.event('app_uninstalled', ({ body }) => remove(uninstalled(body, now())));
  app.event('tokens_revoked', ({ event, body }) => remove(revoked(event, body, now())));
  app.error((error) => {
    telemetry.error(error);
    return Promise.resolve();
  });
  return app;
}

/** Our own user id, as the event itself says it, while nothing else has said it yet. */
function botOf(body: object): string | undefined {
  const { authorizations } = body as { authorizations?: readonly { user_id?: string; is_bot?: boolean }[] };
  return authorizations?.find((one) => one.is_bot)?.user_id;
}
