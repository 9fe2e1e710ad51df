import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { testClosing as it } from '../harness/closing.ts';
import { until } from '../harness/until.ts';
import { openDiscord, type DiscordChat } from '../harness/platforms/discord.ts';

const HELLO = { op: 10, s: null, t: null, d: { heartbeat_interval: 100 } };
const RECONNECT = { op: 7, s: null, t: null };
const NO_SESSION = { op: 9, s: null, t: null, d: false };

/** Commands are answered, at the latest once it has joined again. */
async function answers({ ada, general, telemetry }: DiscordChat): Promise<void> {
  const before = ada.sees(general).length;
  const asked = async (): Promise<boolean> => {
    await ada.run(general, 'salary', { level: 'senior', place: 'london' }).catch(() => undefined);
    return ada.sees(general).length > before;
  };
  const lastSeen = (): unknown => [...telemetry.lines, ...ada.notices(general)];
  await until('a command is answered again', asked, { lastSeen, ms: 30_000, every: 200 });
}

/** Vitest fails a run in which a promise is rejected and nobody catches it: in Rung that would end the process. */
describe.concurrent('given a gateway that says several things at once', () => {
  it.for<[string, (one: DiscordChat) => Promise<void> | void]>([
    [
      'greets again and is cut off',
      async ({ guild: { gateway } }) => {
        gateway.raw(HELLO);
        await sleep(400);
        gateway.cut();
        await sleep(600);
      },
    ],
    [
      'greets three times at once and asks for a reconnect',
      async ({ guild: { gateway } }) => {
        for (let at = 0; at < 3; at += 1) gateway.raw(HELLO);
        await sleep(150);
        gateway.raw(RECONNECT);
        await sleep(600);
      },
    ],
    [
      'asks twice for a reconnect',
      ({ guild: { gateway } }) => {
        gateway.raw(RECONNECT);
        gateway.raw(RECONNECT);
      },
    ],
    [
      'asks for a reconnect and closes',
      ({ guild: { gateway } }) => {
        gateway.raw(RECONNECT);
        gateway.close(1000);
      },
    ],
    [
      'ends the session, asks for a reconnect and closes',
      async ({ guild: { gateway } }) => {
        gateway.raw(NO_SESSION);
        gateway.raw(RECONNECT);
        await sleep(20);
        gateway.close(4000);
      },
    ],
    [
      'acknowledges no heartbeat while it asks for a reconnect',
      async ({ guild: { gateway } }) => {
        gateway.raw(HELLO);
        await sleep(120);
        gateway.freeze();
        await sleep(250);
        gateway.raw(RECONNECT);
        gateway.cut();
      },
    ],
    [
      'asks for a reconnect ten times, 60 ms apart',
      async ({ guild: { gateway } }) => {
        for (let at = 0; at < 10; at += 1) {
          gateway.raw(RECONNECT);
          await sleep(60);
        }
      },
    ],
  ])('when it %s, then nothing is left uncaught and commands are answered', async ([, say], { closing }) => {
    const one = closing(await openDiscord());
    await answers(one);
    await say(one);
    await answers(one);
    expect(one.bugs).toEqual([]);
  });
});
