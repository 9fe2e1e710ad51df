import { afterEach, expect } from 'vitest';
import { closingAfterEach } from '../closing.ts';
import { openDiscord, type DiscordChat, type DiscordOptions } from './discord.ts';

/**
 * Gives a function that opens Rung in a guild, for tests in which connections fail: after each of them it is closed, and
 * no promise may have been rejected that nobody caught.
 */
export function openingDiscord(): (options?: DiscordOptions) => Promise<DiscordChat> {
  const crashes: unknown[] = [];
  process.on('unhandledRejection', (error) => void crashes.push(error));
  // What stands first is run last: closing may reject something too.
  afterEach(() => expect(crashes.splice(0)).toEqual([]));
  const closing = closingAfterEach();
  return async (options) => closing(await openDiscord(options));
}

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
