import { beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../harness/app.ts';
import { partedAmounts } from '../../harness/copy/amounts.ts';
import { nameOf } from '../../harness/copy/budget.ts';
import { formsOf, PLATFORMS } from '../../harness/copy/lines.ts';
import { allMessages, type Message } from '../../harness/copy/messages.ts';
import { breakable, keepAmounts } from '../../../src/reply/no-break.ts';

/** Columns from a narrow phone's to a terminal's. */
const WIDTHS = Array.from({ length: 51 }, (_, at) => 30 + at);
const AMOUNTS = [
  '£90K–£130K',
  'CAD $140K–$190K',
  '≈ £104K–£163K',
  '≈ CAD $140K',
  '₹25L–₹40L',
  '≈ CHF 81K–107K',
];

let messages: readonly Message[];
beforeAll(async () => {
  messages = await allMessages();
});

describe('given amounts in messages', () => {
  it.each(PLATFORMS)('when a line on %s is wrapped at any width, then none is parted', (platform) => {
    const parted = messages.flatMap((one) =>
      formsOf(one.answer, platform)
        .flatMap(({ lines }) => lines)
        .flatMap((line) =>
          partedAmounts(line, WIDTHS).map((amount) => `${nameOf(one)}: ${amount} in “${line}”`),
        ),
    );
    expect(parted).toEqual([]);
  });
});

describe('given an amount that was copied out of a message', () => {
  it('when it is typed, then it is read like any other', async () => {
    const app = await openApp();
    for (const line of [
      '/salary senior london £90K–£130K',
      '/roadmap new Onboarding; Learn git (1–2 weeks)',
    ]) {
      const typed = await app.say(line);
      const copied = await app.say(keepAmounts(line));
      expect([copied.ok, copied.reply.summary]).toEqual([typed.ok, typed.reply.summary]);
      expect(keepAmounts(line)).not.toBe(line);
    }
    await app.close();
  });
});

describe.each(AMOUNTS)('given %s', (amount) => {
  const text = `The band of a senior AI engineer ${'x '.repeat(30)}is ${amount} in a year`;
  const widths = Array.from({ length: 110 }, (_, at) => at + 1);

  it('when it is typed with spaces, then it would be parted', () => {
    expect(partedAmounts(text, widths)).toEqual([amount]);
  });

  it('when it is shown, then it stays whole, and reads as before', () => {
    expect(partedAmounts(keepAmounts(text), widths)).toEqual([]);
    expect(breakable(keepAmounts(text))).toBe(text);
  });
});
