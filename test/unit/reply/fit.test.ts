import { fc } from '../../harness/property.ts';
import { describe, expect, test, vi } from 'vitest';
import { button, call, heading, paragraph, strong, table } from '../../../src/reply/build.ts';
import { encodeCall } from '../../../src/reply/codec.ts';
import { allPages, paginate } from '../../../src/reply/fit.ts';
import type { Call, Reply } from '../../../src/reply/reply.ts';
import { plain } from '../../../src/reply/text.ts';
import { tidy } from '../../../src/reply/tidy.ts';
import { anyReply } from '../../harness/replies/arbitrary-reply.ts';
import { firstMissing, textsOf } from '../../harness/replies/reading.ts';
import { sampleReply } from '../../harness/replies/sample-reply.ts';

const salary = call(['salary'], { level: 'senior' });
const choicesOf = ({ actions }: Reply): number =>
  actions.reduce((sum, action) => sum + (action.type === 'menu' ? action.choices.length : 1), 0);

/** A platform that shows `characters` of text and `actions` choices at a time. */
function pages(reply: Reply, characters: number, actions = 8): readonly Reply[] {
  const fits = (candidate: Reply): boolean =>
    plain(candidate).length <= characters && choicesOf(candidate) <= actions;
  const labels = { button: 75, choice: 75 };
  return allPages(tidy(reply), { call: salary, page: 1, fits, most: characters, labels });
}

const callsOf = (reply: Reply): Call[] =>
  reply.actions.flatMap((action) =>
    action.type === 'button'
      ? [action.call]
      : action.type === 'menu'
        ? action.choices.map((one) => one.call)
        : [],
  );
const ticksOf = (reply: Reply): Call[] =>
  reply.blocks.flatMap((block) =>
    block.type === 'checklist' ? block.items.flatMap((item) => (item.call ? [item.call] : [])) : [],
  );

describe('given a reply that fits', () => {
  test('when paginated, then it is untouched and measured once', () => {
    const fits = vi.fn(() => true);
    const reply = tidy(sampleReply);
    const labels = { button: 75, choice: 75 };
    expect(paginate(reply, { call: salary, page: 7, fits, most: 4000, labels })).toEqual({
      reply,
      page: 1,
      pages: 1,
    });
    expect(fits).toHaveBeenCalledTimes(1);
  });
});

describe('given a reply too long', () => {
  const prose = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');
  const long: Reply = {
    summary: 'Long',
    blocks: [heading('First'), paragraph(prose)],
    actions: [button('Share', salary)],
  };

  test('when a middle page is asked for, then it says where it is and leads both ways', () => {
    const [first, second] = pages(long, 900);
    expect(first?.actions.map((action) => action.label)).toEqual(['Share', 'Next page']);
    expect(second?.actions).toEqual([
      button('Previous page', { ...salary, page: 1 }),
      button('Next page', { ...salary, page: 3 }),
    ]);
    expect(plain(second ?? long)).toMatch(/Page 2 of \d+$/);
  });

  test('when its paragraph is parted, then it is between words', () => {
    const words = pages(long, 900).flatMap((reply) => plain(reply).match(/word\w*/g) ?? []);
    expect(words.join(' ')).toBe(prose);
  });

  test('when the page is out of range, then the nearest is given', () => {
    const last = pages(long, 900).length;
    const labels = { button: 75, choice: 75 };
    const at = (page: number): number =>
      paginate(long, { call: salary, page, fits: (one) => plain(one).length < 900, most: 900, labels }).page;
    expect([at(-3), at(0), at(Number.NaN), at(2.5), at(1e9)]).toEqual([1, 1, 1, 2, last]);
  });

  test('when a table is parted, then every page repeats its header', () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ cells: [`Level ${i}`, `£${i}K`] }));
    const block = table(
      'Pay',
      [
        { label: 'Level', align: 'left' },
        { label: 'Band', align: 'right' },
      ],
      rows,
    );
    const parts = pages({ summary: 'Table', blocks: [block], actions: [] }, 400);
    expect(parts.length).toBeGreaterThan(2);
    for (const reply of parts) expect(plain(reply)).toMatch(/Pay\nLevel +Band\n/);
  });

  test('when a label is too long for its button, then it is given in full on the same page', () => {
    const label = 'compare '.repeat(20).trim();
    const [only] = pages(
      { summary: 'One', blocks: [paragraph(strong('x'))], actions: [button(label, salary)] },
      900,
    );
    expect(only?.actions[0]?.label.length).toBeLessThanOrEqual(75);
    expect(plain(only ?? long)).toContain(label);
  });
});

test('given any reply, when paginated, then every page fits, no text is lost, and every call is on some page', () => {
  fc.assert(
    fc.property(anyReply, fc.constantFrom(1500, 4000), (reply, characters) => {
      const parts = pages(reply, characters);
      for (const part of parts) {
        expect(plain(part).length).toBeLessThanOrEqual(characters);
        expect(choicesOf(part)).toBeLessThanOrEqual(8);
      }
      const seen = parts.map((part) => plain(part)).join('\n');
      expect(firstMissing(textsOf(reply), seen)).toBeUndefined();
      const calls = new Set(parts.flatMap((part) => [...callsOf(part), ...ticksOf(part)]).map(encodeCall));
      for (const wanted of [...callsOf(reply), ...ticksOf(reply)])
        expect(calls).toContain(encodeCall(wanted));
    }),
    { numRuns: 60 },
  );
}, 60_000);
