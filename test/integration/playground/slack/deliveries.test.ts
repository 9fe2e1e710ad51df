import type { App } from '@slack/bolt';
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openWorkspace, type Setup } from '../../../../src/playground/slack/workspace.ts';
import { call, MANIFEST, type Running, run, type Wire } from './app.ts';
import { closingAfterEach } from '../../../harness/closing.ts';
import { listenInPlaceOfApp, type Heard } from '../../../harness/platforms/slack-listener.ts';
import { untilOn } from '../../../harness/until.ts';
import { FAST } from '../../../harness/fixtures/integration/playground/slack/deliveries.ts';

const closing = closingAfterEach();

/** A workspace and a Bolt app in it. */
async function start(wire: Wire, listen: (app: App) => void, setup: Partial<Setup> = {}): Promise<Running> {
  const running = await run(wire, listen, setup);
  closing({ close: () => running.stop() });
  return running;
}

/** What is heard in the app's place, answered as told. */
const listener = async (...given: Parameters<typeof listenInPlaceOfApp>): Promise<readonly Heard[]> =>
  closing(await listenInPlaceOfApp(...given)).heard;

/** A workspace without an app. */
async function open(setup: Partial<Setup> = {}) {
  const workspace = closing(await openWorkspace({ manifest: MANIFEST, ...setup }));
  const ann = workspace.addPerson('ann');
  const room = workspace.addChannel('general', { members: [ann], bot: true });
  return { workspace, ann, room };
}

describe('given signed requests', () => {
  it('when one is sent, then its signature is right, and a command is a form', async () => {
    const { workspace, ann, room } = await open({ now: () => 1_712_345_678_000 });
    const heard = await listener(workspace, () => ({ body: 'at once' }));
    await ann.run(room, '/echo a & b');
    const [{ headers, body } = { headers: {}, body: '' }] = heard;
    const digest = createHmac('sha256', workspace.signingSecret)
      .update(`v0:1712345678:${body}`)
      .digest('hex');
    expect(headers).toMatchObject({
      'x-slack-signature': `v0=${digest}`,
      'x-slack-request-timestamp': '1712345678',
    });
    const form = Object.fromEntries(new URLSearchParams(body));
    expect(form).toMatchObject({ command: '/echo', text: 'a & b', channel_name: 'general', user_id: ann.id });
    expect(ann.sees(room)).toMatchObject([{ text: 'at once', ephemeral: true, ts: '1712345678.000000' }]);
  });

  it('when an event is refused, then it comes again three times, signed anew, and no more', async () => {
    const { workspace, ann, room } = await open();
    const heard = await listener(workspace, () => ({ status: 500 }));
    await ann.say(room, '@echo hi');
    expect(heard.map((one) => one.headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(heard[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(heard.map((one) => one.body)).size).toBe(1);
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      type: 'event_callback',
      team_id: workspace.teamId,
      event: { type: 'app_mention', channel: room.id },
    });
    expect(workspace.deliveries).toMatchObject([{ attempts: 4, acked: false }]);
  });

  it('when a command or press is not acknowledged in time, then its person is told and it does not come again', async () => {
    const { workspace, ann, room } = await open(FAST);
    const heard = await listener(workspace, () => undefined);
    await ann.run(room, '/echo slow');
    expect(ann.notices(room)).toEqual(['/echo failed with the error "operation_timeout"']);
    workspace.deliverTo('http://127.0.0.1:1/');
    await ann.run(room, '/echo nowhere');
    expect(ann.notices(room).at(-1)).toBe('/echo failed with the error "dispatch_failed"');
    expect(heard).toHaveLength(1);
  });

  it('when the URL is to prove itself, then Bolt does', async () => {
    const { workspace } = await start('http', () => undefined);
    expect(await workspace.verifyUrl()).toBe(true);
  });
});

describe('given what a manifest leaves out', () => {
  it('when a command is not in it or is run in a thread, then Slack says so and the app hears nothing', async () => {
    const { workspace, ann, room } = await open();
    const heard = await listener(workspace, () => ({}));
    const { ts } = await ann.say(room, 'hello');
    await ann.run(room, '/nope');
    await ann.run(room, '/echo x', { thread: ts });
    expect(ann.notices(room)).toEqual([
      '/nope is not a valid command.',
      '/echo is not supported in threads. Sorry!',
    ]);
    expect(heard).toEqual([]);
  });

  it('when an event, a scope, membership or the messages tab is missing, then nothing is delivered', async () => {
    const manifest = structuredClone(MANIFEST);
    manifest.settings.event_subscriptions.bot_events = ['app_mention', 'message.im'];
    const { workspace, ann, room } = await open({ manifest });
    const heard = await listener(workspace, () => ({}));
    await ann.openHome();
    await ann.say(workspace.addChannel('elsewhere', { members: [ann] }), '@echo hi');
    await ann.say(room, 'me@echo is no mention');
    workspace.faults.removeScopes('im:history');
    await ann.say(ann.dm(), 'hi');
    expect(heard).toEqual([]);
    manifest.features.app_home.messages_tab_read_only_enabled = true;
    const other = await open({ manifest });
    await expect(other.ann.say(other.ann.dm(), 'hi')).rejects.toThrow('turned off');
  });
});

describe('given sockets', () => {
  const mention = (seen: string[]) => (app: App) => {
    app.event('app_mention', ({ body }) => {
      seen.push((body as { event_id: string }).event_id);
      return Promise.resolve();
    });
  };

  it('when a ticket is used twice or none is shown, then there is no socket', async () => {
    const { workspace } = await open();
    const { url } = await call(workspace, 'apps.connections.open', {}, workspace.appToken);
    const opened = (address: string) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(address);
        socket.addEventListener('open', () => resolve(true));
        socket.addEventListener('error', () => resolve(false));
      });
    expect(await opened(url as string)).toBe(true);
    expect(await opened(url as string)).toBe(false);
    expect(await opened(`${workspace.origin.replace('http', 'ws')}/link/`)).toBe(false);
    expect(workspace.connections()).toBe(1);
  });

  it('when the socket is refreshed, then Bolt comes back and events arrive', async () => {
    const seen: string[] = [];
    const { workspace } = await start('socket', mention(seen));
    const ann = workspace.addPerson('ann');
    const room = workspace.addChannel('general', { members: [ann], bot: true });
    workspace.refresh();
    await untilOn(workspace, () => workspace.connections() === 0);
    await untilOn(workspace, () => workspace.connections() === 1);
    await ann.say(room, '@echo hi');
    await untilOn(workspace, () => seen.length === 1);
  });

  it('when one socket is half open, then its event is sent again by another', async () => {
    const seen: string[] = [];
    const { workspace } = await start('socket', mention(seen), FAST);
    const ann = workspace.addPerson('ann');
    const room = workspace.addChannel('general', { members: [ann], bot: true });
    workspace.faults.halfOpen();
    await untilOn(workspace, () => workspace.connections() === 2);
    await ann.say(room, '@echo one');
    await ann.say(room, '@echo two');
    await untilOn(workspace, () => seen.length === 2);
    expect(workspace.deliveries.map((one) => one.attempts)).toEqual([2, 2]);
    workspace.faults.clear();
    await untilOn(workspace, () => workspace.connections() === 1);
  });

  it('when sockets are cut and refused, then commands fail at once and events are lost', async () => {
    const { workspace } = await start('socket', () => undefined);
    const ann = workspace.addPerson('ann');
    const room = workspace.addChannel('general', { members: [ann], bot: true });
    workspace.faults.refuseSockets(true);
    workspace.faults.cutSockets();
    await untilOn(workspace, () => workspace.connections() === 0);
    await ann.run(room, '/echo x');
    expect(ann.notices(room)).toEqual(['/echo failed with the error "dispatch_failed"']);
    await ann.say(room, '@echo x');
    expect(workspace.deliveries.at(-1)).toMatchObject({ attempts: 4, acked: false });
  });

  it.each<Wire>(['socket', 'http'])(
    'when deliveries are repeated over %s, then the same event comes again',
    async (wire) => {
      const seen: string[] = [];
      const { workspace } = await start(wire, mention(seen));
      const ann = workspace.addPerson('ann');
      const room = workspace.addChannel('general', { members: [ann], bot: true });
      workspace.faults.repeat(3);
      await ann.say(room, '@echo hi');
      await untilOn(workspace, () => seen.length === 3);
      expect(new Set(seen).size).toBe(1);
    },
  );
});
