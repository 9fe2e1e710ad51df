import { App, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import type { EpochMs } from '../../../time.ts';
import type { Core, Telemetry } from '../../shared/adapter.ts';
import type { Handler } from './handle.ts';
import type { Identity } from '../connection/identity.ts';
import { silentLogger } from '../connection/silent-logger.ts';
import { installationOfEvent } from './installation.ts';
import { actionPayload } from './payload/action.ts';
import { submissionPayload } from './payload/submission.ts';
import { acknowledgementOf } from './acknowledge-form.ts';
import { revoked, uninstalled, type Removal } from './removal.ts';
import { ignored, type InboundEvent } from './inbound-event.ts';
import { homeOpened, memberJoined } from './opened.ts';
import { pressed, slashCommand, submitted } from './request.ts';
import { channelMessage, directMessage, mention, type NamesCommand, type Self } from './written.ts';
import { clientOptions } from '../connection/web.ts';
import { isDirect } from '../outbound/reply-target.ts';

/** The parts that Slack's events are handled with. */
export interface ListenParts {
  readonly receiver: Receiver;
  readonly apiUrl: string;
  /** Who Rung is in an installation, as far as it is known. */
  readonly identityIn: (team: string | undefined) => Promise<Identity | undefined>;
  readonly core: Pick<Core, 'nextForm' | 'formErrors'>;
  readonly handler: Handler;
  /** Finds the commands that people write in channels; undefined where those are not read. */
  readonly namesCommand: NamesCommand | undefined;
  /** Called when Rung was removed from a workspace, with Slack's own time of it, in epoch seconds. */
  readonly removed: (team: string, atSeconds: number) => Promise<void>;
  readonly telemetry: Telemetry;
  readonly now: () => EpochMs;
  /** Called with work that must be done before Rung stops. */
  readonly track: (work: Promise<void>) => void;
}

/** Listens, through Bolt, to everything that the manifest asks for. Each event is acknowledged before it is handled. */
export function listen(parts: ListenParts): App {
  const { receiver, apiUrl, core, handler, telemetry, now, track } = parts;
  const app = new App({
    receiver,
    // No request is made for this: a slash command can be answered by its response_url even while no token is accepted.
    // Bolt gets no token: with one it would keep a client for every workspace, for as long as it runs.
    authorize: () => Promise.resolve({}),
    clientOptions: clientOptions(apiUrl),
    convoStore: false,
    ignoreSelf: false,
    logger: silentLogger,
  });
  const handle = async (read: () => InboundEvent | Promise<InboundEvent>): Promise<void> => {
    try {
      await handler(await read());
    } catch (error) {
      telemetry.error(error);
    }
  };
  const act = async (
    ack: () => Promise<void>,
    read: () => InboundEvent | Promise<InboundEvent>,
  ): Promise<void> => {
    await ack();
    telemetry.count('heard');
    track(handle(read));
  };

  app.command(/./, ({ ack, command }) => act(ack, () => slashCommand(command, now())));
  // Bolt's types declare parts that Slack does not always send: the payload is read again, with those optional.
  app.action({ type: 'block_actions' }, ({ ack, body }) =>
    act(ack, () => pressed(actionPayload.parse(body), now())),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, async ({ ack, body }) => {
    const event = submitted(submissionPayload.parse(body), now());
    const told = await acknowledgementOf({ core, telemetry }, event);
    const hasErrors = told?.response_action === 'errors';
    await act(
      () => (told ? ack(told) : ack()),
      () => (hasErrors ? ignored('its errors were said in it') : event),
    );
  });
  hearEvents(app, parts, (read) => act(() => Promise.resolve(), read));
  app.error((error) => {
    telemetry.error(error);
    return Promise.resolve();
  });
  return app;
}

/** Listens to the events of the Events API, which Bolt acknowledges by itself before it calls a listener. */
function hearEvents(
  app: App,
  { identityIn, namesCommand, removed, telemetry, now, track }: ListenParts,
  hear: (read: () => InboundEvent | Promise<InboundEvent>) => Promise<void>,
): void {
  const selfIn = async (body: object): Promise<Self> => {
    const known = await identityIn(installationOfEvent(body));
    return { user: known?.user ?? botOf(body), agent: known?.agent };
  };
  app.event('app_mention', ({ event, body }) =>
    hear(async () => mention(event, body, await selfIn(body), now())),
  );
  app.event('message', ({ event, body }) =>
    hear(async () =>
      namesCommand && !isDirect(event.channel)
        ? channelMessage(event, body, { ...(await selfIn(body)), namesCommand }, now())
        : directMessage(event, body, await selfIn(body), now()),
    ),
  );
  app.event('app_home_opened', ({ event, body }) => hear(() => homeOpened(event, body, now())));
  app.event('member_joined_channel', ({ event, body }) =>
    hear(async () => memberJoined(event, body, await selfIn(body))),
  );
  const remove = (removal: Removal | undefined): Promise<void> => {
    if (removal) track(removed(removal.team, removal.atSeconds));
    else telemetry.count('ignored');
    return Promise.resolve();
  };
  app.event('app_uninstalled', ({ body }) => remove(uninstalled(body, now())));
  app.event('tokens_revoked', ({ event, body }) => remove(revoked(event, body, now())));
}

/** Rung's own user id from the event itself, for as long as auth.test has not given it. */
function botOf(body: object): string | undefined {
  const { authorizations } = body as { authorizations?: readonly { user_id?: string; is_bot?: boolean }[] };
  return authorizations?.find((one) => one.is_bot)?.user_id;
}
