import { fc } from '../../harness/property.ts';
import { describe, expect, it, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { callOf, labels, leadOf, read } from '../../harness/answers.ts';
import { ACTOR, openApp } from '../../harness/app.ts';
import { appForFile } from '../../harness/app-for-file.ts';

const app = await appForFile();

describe('given words in any order', () => {
  const levels = ['senior', 'jr', 'new grad', '6 years', 'staff'];
  const places = [
    'london',
    'san francisco',
    'new york',
    'berlin germany',
    'the states',
    'austin',
    'palo alto',
    'london ontario',
  ];
  const specialisations = ['llm', 'computer vision', 'mlops', 'research background'];
  const currencies = ['in usd', 'in euros', 'gbp'];

  it('when the same options are typed in two orders, then the same is understood', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...levels),
        fc.constantFrom(...places),
        fc.option(fc.constantFrom(...specialisations)),
        fc.option(fc.constantFrom(...currencies)),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        async (level, place, specialisation, currency, order) => {
          const options = [level, place, specialisation, currency];
          const words = options.filter((one) => one !== null);
          const shuffled = order.map((at) => options[at] ?? '').filter((one) => one !== '');
          const [plain, mixed] = await Promise.all([
            app.say(`/salary ${words.join(' ')}`),
            app.say(`/salary ${shuffled.join(', ')}`),
          ]);
          expect(plain.ok).toBe(true);
          expect(mixed.call).toEqual(plain.call);
          expect(mixed.reply).toEqual(plain.reply);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('given input that is not enough or not right', () => {
  test.each([
    ['/salary', 'Which level?', ['Entry', 'Mid', 'Senior', 'Staff', 'Principal']],
    ['/salary senior', 'Which place?', ['London', 'San Francisco']],
    ['/salary london', 'Which level?', ['Senior']],
    ['/salary compare', 'Which level?', ['Senior']],
    ['/salary compare senior', 'Compare which places?', ['London']],
    ['/salary senior staff london', 'Which level: Senior or Staff?', ['Senior', 'Staff']],
    ['/salary senior london berlin', 'Which place: London or Berlin?', ['Compare', 'London', 'Berlin']],
    ['/salary senior blah london', 'I didn’t get “blah”', ['Skip it']],
    ['/salary 99 years london', 'I didn’t get “99 years”', []],
    ['/salary -3 years london', 'I didn’t get “-3 years”', []],
    ['/salry senior london', 'I don’t know “salry”', ['/salary senior london', 'Help']],
    [
      '/salary-compar senior london berlin',
      'I don’t know “salary-compar”',
      ['/salary compare senior london and berlin'],
    ],
    ['/senior london', 'I don’t know “senior”', ['/salary senior london', 'Help']],
    ['/nothing at all', 'I don’t know “nothing”', ['Help']],
    ['/rung foo', 'I don’t know “foo”', ['Help']],
  ])('when %s is said, then the answer is a conversation: %s', async (text, summary, buttons) => {
    const answer = await app.say(text);
    expect(answer.ok).toBe(false);
    expect(answer.visibility).toBe('private');
    expect(answer.reply.summary).toBe(summary);
    expect(labels(answer)).toEqual(expect.arrayContaining(buttons));
    expect(read(answer, app.core)).toContain('Example: ');
    expect(app.bugs).toEqual([]);
  });

  it('when only the level was missing, then two presses lead from nothing to an answer', async () => {
    const level = await app.say('/salary');
    const place = await app.press(callOf(level, 'Senior'));
    const answer = await app.press(callOf(place, 'London'));
    expect(answer.reply.summary).toBe('£90K–£130K a year');
    expect(leadOf(answer)).toBe('Senior AI engineer · London');
  });

  it('when a place is there and another is missing, then none is named as what could be typed', async () => {
    const asked = await app.say('/salary compare senior london');
    expect(asked.reply.summary).toBe('Compare it with which place?');
    expect(read(asked, app.core)).not.toContain('or add one');
    expect(read(await app.say('/salary senior'), app.core)).toContain('Pick a place, or add one: london.');
  });

  it('when a word is misspelt beyond doubt, then it is answered and said how it was read', async () => {
    const answer = await app.say('/salary senoir londn llms');
    expect(answer.ok).toBe(true);
    expect(leadOf(answer)).toBe('Showing Senior · London, UK.');
    expect((await app.press(callOf(answer, 'Not that?'))).reply.summary).toBe('Which level?');
  });
});

describe('given typed options', () => {
  it('when a value is one that no completion offered, then it is read as words or asked about', async () => {
    const press = (fields: Record<string, string>) => app.press({ path: ['salary'], fields });
    expect(read(await press({ level: '6 years', place: 'Londn' }), app.core)).toContain(
      'Senior AI engineer (5–8 years) · London',
    );
    expect(leadOf(await press({ level: 'Senior', place: 'g:2643743' }))).toBe('Senior AI engineer · London');
    const asked = await press({ level: 'wizard', place: 'london' });
    expect(asked.ok).toBe(false);
    expect(asked.reply.summary).toBe('I didn’t get “wizard”');
  });
});

describe('given help', () => {
  test.each([
    '/salary help',
    '/salary --help',
    '/salary compare help',
    '/rung settings help',
    '/rung about help',
  ])('when %s is said, then the command is explained with examples to press', async (text) => {
    const answer = await app.say(text);
    const path = text.slice(1).replace(/ (?:--)?help$/, '');
    expect(answer.reply.summary).toBe(`/${path}`);
    expect(labels(answer).length).toBeGreaterThan(0);
    for (const label of labels(answer)) {
      // What an example sets is set for nobody else here.
      const pressed = await app.press(callOf(answer, label), { actor: { ...ACTOR, id: 'presser' } });
      expect(pressed.ok, label).toBe(true);
    }
  });

  test.each(['help', '/help', '/rung', '/rung help'])(
    'when %j is said, then each command is one press away at most, and few lines are shown',
    async (text) => {
      const answer = await app.say(text);
      expect(read(answer, app.core).split('\n').length).toBeLessThan(25);
      expect(answer.reply.actions.length).toBeLessThanOrEqual(4);
      const menus = answer.reply.actions.flatMap((one) => (one.type === 'menu' ? one.choices : []));
      const pressed = await Promise.all(menus.map((one) => app.press(one.call)));
      const all = [answer, ...pressed].map((one) => read(one, app.core)).join('\n');
      for (const { path } of app.tree.roots
        .flatMap((root) => [root, ...root.children])
        .filter((one) => one.command.run !== undefined)) {
        expect(all).toContain(`/${path.join(' ')}`);
      }
    },
  );
});

describe('given a command that fails', () => {
  it('when it is a bug, then the person gets a number and the operator the error under it', async () => {
    const defaults = () => Promise.reject(new Error('the disk is gone'));
    const people = Object.assign(Object.create(app.store.people) as Store['people'], { defaults });
    const broken = await openApp({ store: { ...app.store, people } });
    const answer = await broken.say('/rung settings');
    expect(answer.ok).toBe(false);
    const id = /number: ([0-9a-f]{8})/.exec(read(answer, app.core))?.[1];
    expect(broken.reports).toEqual([[id, new Error('the disk is gone')]]);
    expect(read(answer, broken.core)).not.toContain('disk');
  });
});

describe('given words that no guess fits', () => {
  test.each([
    ['/salary vp london', ['Entry', 'Mid', 'Senior', 'Staff', 'Principal']],
    ['/salary senior europe', ['London', 'Berlin']],
    ['/salary 5 london', ['5 years (Senior)']],
    ['/salary senior london in rubles', ['USD, US dollars', 'Skip it']],
  ])('when %s is said, then what is still needed is offered', async (text, buttons) => {
    const answer = await app.say(text);
    expect(answer.ok).toBe(false);
    expect(labels(answer)).toEqual(expect.arrayContaining(buttons));
    expect((await app.press(callOf(answer, buttons[0] ?? ''))).ok).toBe(true);
  });

  test.each([
    'what does a senior ai engineer make in berlin?',
    'how much is the salary of a senior in berlin',
  ])('when /salary %s is said, then the words around it are passed over', async (sentence) => {
    const answer = await app.say(`/salary ${sentence}`);
    expect(answer.reply.summary).toBe('€95K–€130K a year');
    expect(leadOf(answer)).toBe('Senior AI engineer · Berlin');
  });

  it('when a state is named, then it is said that its country answers', async () => {
    expect(read(await app.say('/salary senior california'), app.core)).toContain(
      'No California-only figure; this is US-wide.',
    );
  });
});
