/** A bare Bolt app: acknowledges, then answers with what Rung answers, always the same. */
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { AddressInfo } from 'node:net';
import { respond } from '../../src/adapters/slack/render/render.ts';
import { asked, openCore } from './core.ts';
import { SECRET } from './slack-secret.ts';

const { core, store } = await openCore({ kind: 'sqlite', file: ':memory:' });
const { reply, call, visibility } = await core.invoke(asked('/salary senior london'));
const { payload } = respond({ reply, call, page: 1, visibility });
await store.close();
const constant = JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
const receiver = new HTTPReceiver({ signingSecret: SECRET, logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  authorize: () => Promise.resolve({ botToken: 'xoxb-bench', botUserId: 'UBOT', botId: 'B1' }),
  logLevel: LogLevel.ERROR,
});
app.command('/salary', async ({ ack, respond: answer }) => {
  await ack();
  await answer(constant);
});
const server = await receiver.start(0);
process.send?.((server.address() as AddressInfo).port);
