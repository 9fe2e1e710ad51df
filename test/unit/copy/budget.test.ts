import { beforeAll, describe, expect, it } from 'vitest';
import { medianOf, overBudget } from '../../harness/copy/budget.ts';
import { allOf, countWords, PLATFORMS, seen } from '../../harness/copy/lines.ts';
import { allMessages, type Message } from '../../harness/copy/messages.ts';

const MOST_AT_THE_MIDDLE = 55;

let messages: readonly Message[];
beforeAll(async () => {
  messages = await allMessages();
});

describe.each(PLATFORMS)('given every message on %s', (platform) => {
  it('when its words, buttons, menus and title are counted, then it keeps its budget', () => {
    const over = messages.flatMap((one) => overBudget(one, platform));
    expect(over).toEqual([]);
  });

  it('when the words of all are counted, then half of them have few', () => {
    const median = medianOf(messages.map(({ answer }) => countWords(allOf(seen(answer, platform)))));
    process.stdout.write(`${platform}: ${median} words at the median of ${messages.length} messages\n`);
    expect(median, `words at the median on ${platform}`).toBeLessThanOrEqual(MOST_AT_THE_MIDDLE);
  });
});

describe('given a message that is past its budget', () => {
  it('when it is measured, then each figure stands beside its bound', () => {
    const [first] = messages;
    if (!first) throw new Error('no message');
    const actions = ['a', 'b', 'c', 'd', 'e'].map(
      (label) => ({ type: 'button', label, style: 'secondary', call: { path: [], fields: {} } }) as const,
    );
    const reply = {
      summary: 'x'.repeat(61),
      blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'word '.repeat(90) }] } as const],
      actions,
    };
    const long = { name: 'long', hasPlan: false, answer: { ...first.answer, ok: false, reply } };
    expect(PLATFORMS.flatMap((platform) => overBudget(long, platform))).toEqual(
      PLATFORMS.flatMap((platform) => [
        `“long” without a plan on ${platform}: 96 words, at most 90`,
        `“long” without a plan on ${platform}: 5 buttons, at most 4`,
        `“long” without a plan on ${platform}: 61 characters in its title, at most 60`,
      ]),
    );
  });
});
