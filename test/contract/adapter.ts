import { describe, expect } from 'vitest';
import { testClosing } from '../harness/closing.ts';
import type { Chat } from '../harness/platforms/chat.ts';
import type { SendResult } from '../../src/adapters/shared/adapter.ts';
import { button, call, menu, paragraph } from '../../src/reply/build.ts';
import type { Json, Reply } from '../../src/reply/reply.ts';

/** What a platform can do beyond what all can. */
export interface Reach {
  /** Speaks to Rung in a channel by a mention; in a thread where there are any. */
  readonly mention?: (chat: Chat, text: string) => Promise<void>;
  /** Writes to Rung in private. */
  readonly direct?: (chat: Chat, text: string) => Promise<void>;
  /** Rung says something unasked to the person, in private. */
  readonly proactive: (chat: Chat, reply: Reply, key: string) => Promise<SendResult>;
  /** What was said so is changed. */
  readonly update: (chat: Chat, message: Json, reply: Reply) => Promise<SendResult>;
  /** Every delivery from now on is made `times` times. */
  readonly repeat?: (chat: Chat, times: number) => void;
  /** How many answers the person was given in all. */
  readonly answers?: (chat: Chat) => number;
}

/** Buttons short and long: a platform's own are too small for the second. */
const NUDGE: Reply = {
  summary: 'Week 3 of 12',
  blocks: [paragraph('Read about evals <!channel> @everyone')],
  actions: [
    button('What it pays', call(['salary'], { level: 'senior', place: 'london' })),
    menu('More', [
      {
        label: 'Elsewhere',
        call: call(['salary', 'compare'], {
          level: 'senior',
          place: ['london', 'berlin', 'san francisco', 'new york', 'bengaluru'],
          currency: 'EUR',
        }),
      },
    ]),
  ],
};

const CHANGED: Reply = { ...NUDGE, summary: 'Week 4 of 12', blocks: [paragraph('Build one <!here>')] };

/** What every adapter does, run on each of them over its real protocol. `open` gives a fresh place and person. */
export function adapterContract(name: string, open: () => Promise<Chat>, reach: Reach): void {
  describe.concurrent(`given Rung on ${name}`, () => {
    const it = testClosing.extend('one', async ({ closing }) => closing(await open()));
    const says = (one: Chat, words: string): Promise<unknown> => one.until(() => one.read().includes(words));

    it('when a command is typed, then it is answered to its asker alone', async ({ one }) => {
      await one.type('/salary senior london');
      await says(one, '£90K–£130K');
      expect(one.read()).toContain('Startupbricks guide');
      expect(one.overheard()).not.toContain('£90K');
      expect(one.bugs).toEqual([]);
    });

    it('when a word is wrong, then the nearest are offered, and a press answers', async ({ one }) => {
      await one.type('/salary senior wonderland');
      await says(one, 'I didn’t get “wonderland”');
      await one.press('Sunderland, UK');
      await says(one, 'Senior AI engineer · Sunderland');
    });

    it('when a choice is made from a menu, then it is answered', async ({ one }) => {
      await one.type('/salary senior london');
      await says(one, '£90K–£130K');
      await one.choose('Add a specialisation', 'LLM engineering +15–25%');
      await says(one, '≈ £104K–£163K');
    });

    it('when an answer is shared, then everyone sees it, under the name of who shared it', async ({
      one,
    }) => {
      await one.type('/salary senior berlin');
      await says(one, '€95K–€130K');
      await one.press('Share here');
      await one.until(() => one.overheard().includes('€95K–€130K'));
      expect(one.overheard()).toContain(`Shared by @${one.self}`);
      expect(one.pinged()).toEqual([]);
    });

    it('when a form is opened, filled in and submitted, then what it says is remembered', async ({ one }) => {
      await one.type('/rung settings');
      await says(one, 'Your settings');
      await one.press('Change');
      await one.until(() => one.hasForm());
      await one.submit({ level: 'senior', place: 'singapore' });
      await says(one, 'Settings saved');
      await one.type('/salary');
      await says(one, 'SGD $130K–$180K');
      expect(one.read()).toContain('From your settings: Senior, Singapore');
    });

    it('when hostile text is typed, then nothing is pinged and a clear answer is given', async ({ one }) => {
      await one.type('/salary senior <!channel> @everyone *x* `y` </b> \u202e <@U0000AAAA>');
      await says(one, 'I didn’t get');
      expect(one.pinged()).toEqual([]);
      await one.type(`/salary senior ${'london '.repeat(400)}`);
      await one.until(() => one.read() !== '');
      expect(one.bugs).toEqual([]);
    });

    it.runIf(reach.mention)('when Rung is mentioned, then it answers where it was', async ({ one }) => {
      await reach.mention?.(one, 'salary mid toronto');
      await says(one, '≈ CAD $140K–$190K');
      expect(one.bugs).toEqual([]);
    });

    it.runIf(reach.direct)('when it is written to in private, then it answers there', async ({ one }) => {
      await reach.direct?.(one, 'salary principal sf');
      await says(one, '$400K–$600K');
    });

    it('when something is said unasked, then it arrives in private, and its buttons answer', async ({
      one,
    }) => {
      expect(await reach.proactive(one, NUDGE, 'key 1')).toMatchObject({ kind: 'sent' });
      await says(one, 'Read about evals');
      expect(one.overheard()).not.toContain('Read about evals');
      expect(one.pinged()).toEqual([]);
      await one.choose('More', 'Elsewhere');
      await says(one, 'Bengaluru');
      await reach.proactive(one, NUDGE, 'key 2');
      await says(one, 'Read about evals');
      await one.press('What it pays');
      await says(one, '£90K–£130K');
      expect(one.bugs).toEqual([]);
    });

    it('when what was said is changed, then it is another where it was, and its buttons answer', async ({
      one,
    }) => {
      const sent = await reach.proactive(one, NUDGE, 'key 1');
      if (sent.kind !== 'sent') throw new Error(sent.what);
      expect(await reach.update(one, sent.message, CHANGED)).toEqual(sent);
      // Said twice it is done once.
      expect(await reach.update(one, sent.message, CHANGED)).toEqual(sent);
      await says(one, 'Build one');
      expect(one.read()).not.toContain('Read about evals');
      expect(one.overheard()).not.toContain('Build one');
      expect(one.pinged()).toEqual([]);
      await one.choose('More', 'Elsewhere');
      await says(one, 'Bengaluru');
      expect(one.bugs).toEqual([]);
    });

    it.runIf(reach.repeat)(
      'when each delivery is made four times, then there is one answer',
      async ({ one }) => {
        reach.repeat?.(one, 4);
        await one.type('/rung settings senior singapore');
        await says(one, 'Settings saved');
        await one.type('/salary');
        await says(one, 'SGD $130K–$180K');
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(reach.answers?.(one)).toBe(2);
        expect(one.bugs).toEqual([]);
      },
    );
  });
}
