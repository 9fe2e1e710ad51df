import { App, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import type { EpochMs } from '../../../time.ts';
import type { Core, Telemetry } from '../../shared/adapter.ts';
import type { Handler } from './handle.ts';
import type { Identity } from '../connection/identity.ts';
import { silentLogger } from '../connection/silent-logger.ts';
import { actionPayload } from './payload/action.ts';
import { submissionPayload } from './payload/submission.ts';
import { nextView } from './next-form.ts';
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

/** The parts that Slack's events are handled with. */
export interface ListenParts {
  readonly receiver: Receiver;
  readonly apiUrl: string;
  readonly token: string;
  readonly identity: () => Identity | undefined;
  readonly core: Pick<Core, 'nextForm'>;
  readonly handler: Handler;
  /** Called when Rung was removed from a workspace, with Slack's own time of it, in epoch seconds. */
  readonly removed: (team: string, atSeconds: number) => Promise<void>;
  readonly telemetry: Telemetry;
  readonly now: () => EpochMs;
  /** Called with work that must be done before Rung stops. */
  readonly track: (work: Promise<void>) => void;
}

/** Listens, through Bolt, to everything that the manifest asks for. Each event is acknowledged before it is handled. */
export function listen(parts: ListenParts): App {
  const { receiver, apiUrl, token, identity, core, handler, removed, telemetry, now, track } = parts;
  const app = new App({
    receiver,
    // No request is made for this: a slash command can be answered by its response_url even while no token is accepted.
    authorize: () => {
      const known = identity();
      return Promise.resolve({
        botToken: token,
        ...(known && { botUserId: known.user }),
        // Always the same one: Bolt would keep a client for every workspace named here, for as long as it runs.
        teamId: known?.team ?? 'unknown',
      });
    },
    clientOptions: clientOptions(apiUrl),
    convoStore: false,
    ignoreSelf: false,
    logger: silentLogger,
  });
  const act = async (ack: () => Promise<void>, read: () => InboundEvent): Promise<void> => {
    await ack();
    telemetry.count('heard');
    track(handler(read()));
  };
  const nothing = (): Promise<void> => Promise.resolve();

  app.command(/./, ({ ack, command }) => act(ack, () => slashCommand(command, now())));
  // Bolt's types declare parts that Slack does not always send: the payload is read again, with those optional.
  app.action({ type: 'block_actions' }, ({ ack, body }) =>
    act(ack, () => pressed(actionPayload.parse(body), now())),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, async ({ ack, body }) => {
    const event = submitted(submissionPayload.parse(body), now());
    const view = await nextView({ core, telemetry }, event);
    await act(
      () => (view ? ack({ response_action: 'update', view }) : ack()),
      () => event,
    );
  });
  // Bolt acknowledges events by itself, before it calls a listener.
  app.event('app_mention', ({ event, body }) =>
    act(nothing, () => mention(event, body, identity()?.user ?? botOf(body), now())),
  );
  app.event('message', ({ event, body }) =>
    act(nothing, () => directMessage(event, body, identity()?.user ?? botOf(body), now())),
  );
  app.event('app_home_opened', ({ event, body }) => act(nothing, () => homeOpened(event, body, now())));
  const remove = (removal: Removal | undefined): Promise<void> => {
    if (removal) track(removed(removal.team, removal.atSeconds));
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

/** Rung's own user id from the event itself, for as long as auth.test has not given it. */
function botOf(body: object): string | undefined {
  const { authorizations } = body as { authorizations?: readonly { user_id?: string; is_bot?: boolean }[] };
  return authorizations?.find((one) => one.is_bot)?.user_id;
}
