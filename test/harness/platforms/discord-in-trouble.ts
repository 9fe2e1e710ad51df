import { expect, test } from 'vitest';
import { remembering } from '../closing.ts';
import { openDiscord, type DiscordChat, type DiscordOptions } from './discord.ts';

const crashes: unknown[] = [];
process.on('unhandledRejection', (error) => void crashes.push(error));

/**
 * A test that opens Rung in guilds, for those in which connections fail: after it they are closed, and no promise may have
 * been rejected that nobody caught. Such tests may run at the same time.
 */
export const testInTrouble = test.extend('open', ({}, { onCleanup }) => {
  const { closing, closeAll } = remembering();
  onCleanup(async () => {
    await closeAll();
    expect(crashes.splice(0)).toEqual([]);
  });
  return async (options?: DiscordOptions): Promise<DiscordChat> => closing(await openDiscord(options));
});

/** All that Rung has answered in the channel, as Ada reads it. */
export const answers = ({ ada, general }: DiscordChat): string[] =>
  ada
    .sees(general)
    .filter((one) => one.from === 'rung' && !one.loading)
    .map((one) => one.words());

/** Ada asks in the channel for the pay of somebody with so many years. */
export const ask = ({ ada, general }: DiscordChat, years: number): Promise<void> =>
  ada.run(general, 'salary', { level: `${years}y`, place: 'london' });

/** Waits until the gateway has a connection. */
export const ready = (one: DiscordChat, ms = 8_000): Promise<unknown> =>
  one.until(() => one.guild.connections() > 0, ms);
