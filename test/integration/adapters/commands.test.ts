import { fc } from '../../harness/property.ts';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { renderForm as discordForm } from '../../../src/adapters/discord/render/form.ts';
import { renderForm as slackForm } from '../../../src/adapters/slack/render/form.ts';
import { ACTOR, openApp, VENUE, type TestApp } from '../../harness/app.ts';
import { shownEverywhere } from '../../harness/platforms/shown.ts';

let app: TestApp;
let examples: string[];
beforeAll(async () => {
  app = await openApp();
  examples = app.tree.roots
    .flatMap((root) => [root, ...root.children])
    .flatMap((node) => [...node.command.examples]);
});
afterAll(() => app.store.close());

describe('given the commands as they are declared', () => {
  it('when every example is asked, plain and shared, then each platform takes the answer', async () => {
    for (const example of examples) {
      expect(shownEverywhere(await app.say(example)).problems, example).toEqual([]);
      expect(shownEverywhere(await app.say(`${example} share here`)).problems, example).toEqual([]);
      expect(shownEverywhere(await app.say(`${example} help`)).problems, example).toEqual([]);
    }
  });

  it('when every button of every example is pressed, then each platform takes that answer too', async () => {
    for (const example of examples) {
      for (const call of shownEverywhere(await app.say(example)).carried) {
        const answer = await app.press(call);
        expect(shownEverywhere(answer).problems, JSON.stringify(call)).toEqual([]);
      }
    }
    expect(app.bugs).toEqual([]);
  });

  it('when any place, level and words are asked, then each platform takes the answer', async () => {
    const place = fc.constantFrom(
      'london',
      'us',
      'tokyo',
      'st petersburg',
      'köln',
      '東京',
      'new york',
      'llanfairpwllgwyngyll',
      'springfield',
    );
    const level = fc.constantFrom('senior', 'staff', '6y', 'entry', '');
    const more = fc.constantFrom(
      'llm',
      'llm mlops cv research',
      'how',
      'in inr',
      'remote',
      'help',
      'share here',
    );
    const hostile = fc.constantFrom(
      '<!channel>',
      '@everyone',
      '*x*',
      '[a](http://b)',
      '`',
      '\u202e',
      'x'.repeat(300),
      '😀'.repeat(50),
    );
    const command = fc.constantFrom('/salary', '/salary compare', '/rung settings', '/rung help', '');
    const words = fc.array(
      fc.oneof(place, level, more, hostile, fc.string({ unit: 'grapheme', maxLength: 12 })),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(command, words, async (name, parts) => {
        const answer = await app.say(`${name} ${parts.join(' ')}`);
        expect(shownEverywhere(answer).problems).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test.each(['slack', 'discord'] as const)(
    'when a form is opened on %s, then it carries its call and fits',
    async (platform) => {
      const form = await app.core.form({
        id: 'i',
        path: ['rung', 'settings'],
        input: { kind: 'fields', fields: { level: 'senior', place: 'g:2643743' } },
        intent: 'form',
        actor: ACTOR,
        venue: VENUE,
        at: 0,
      });
      if (!form) throw new Error('no form');
      const rendered = platform === 'slack' ? slackForm(form) : discordForm(form);
      expect(JSON.stringify(rendered.payload)).toContain('rung.settings');
      expect(rendered.storedActions).toEqual([]);
    },
  );
});
