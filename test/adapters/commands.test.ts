import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import * as discord from '../../src/adapters/discord/render.ts';
import * as slack from '../../src/adapters/slack/render.ts';
import * as terminal from '../../src/adapters/terminal/render.ts';
import { renderForm as discordForm } from '../../src/adapters/discord/form.ts';
import { renderForm as slackForm } from '../../src/adapters/slack/form.ts';
import { unpackCall } from '../../src/reply/codec.ts';
import type { Answer } from '../../src/command/run.ts';
import type { Call } from '../../src/reply/reply.ts';
import { ACTOR, openWorld, VENUE, type World } from '../support/core.ts';
import { discordProblems } from '../support/discord-limits.ts';
import { slackProblems } from '../support/slack-limits.ts';

let world: World;
let examples: string[];
beforeAll(async () => {
  world = await openWorld();
  examples = world.tree.roots
    .flatMap((root) => [root, ...root.children])
    .flatMap((node) => [...node.command.examples]);
});
afterAll(() => world.store.close());

const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

/** What a platform would refuse of an answer, on every one of its pages, and the calls its buttons carry. */
function show({ reply, call, visibility }: Answer): { problems: string[]; carried: Call[] } {
  const problems: string[] = [];
  const carried: Call[] = [];
  const kept = new Map<string, string>();
  for (let page = 1, pages = 1; page <= pages; page++) {
    const request = { reply, call, page, visibility };
    const onSlack = slack.render(request);
    const onDiscord = discord.render(request);
    problems.push(...slackProblems({ text: onSlack.payload.text, blocks: onSlack.payload.blocks }));
    problems.push(...discordProblems(onDiscord.payload));
    for (const one of [...onSlack.kept, ...onDiscord.kept]) kept.set(one.token, one.call);
    JSON.stringify([onSlack.payload, onDiscord.payload], (key, value: unknown) => {
      const unpacked =
        (key === 'value' || key === 'custom_id') && typeof value === 'string' && !value.startsWith('menu.')
          ? unpackCall(value)
          : undefined;
      if (unpacked && 'call' in unpacked) carried.push(unpacked.call);
      if (unpacked && 'token' in unpacked && !kept.has(unpacked.token))
        problems.push('a token that nothing keeps');
      return value;
    });
    pages = Math.max(onSlack.pages, onDiscord.pages);
  }
  const { text } = terminal.render({ reply, call, page: 1, visibility }, { width: 80, color: false }).payload;
  if (CONTROL.test(text)) problems.push(`a control character in the terminal: ${JSON.stringify(text)}`);
  return { problems, carried };
}

describe('given the commands as they are declared', () => {
  it('when every example is asked, plain and shared, then each platform takes the answer', async () => {
    for (const example of examples) {
      expect(show(await world.say(example)).problems, example).toEqual([]);
      expect(show(await world.say(`${example} share here`)).problems, example).toEqual([]);
      expect(show(await world.say(`${example} help`)).problems, example).toEqual([]);
    }
  });

  it('when every button of every example is pressed, then each platform takes that answer too', async () => {
    for (const example of examples) {
      for (const call of show(await world.say(example)).carried) {
        const answer = await world.press(call);
        expect(show(answer).problems, JSON.stringify(call)).toEqual([]);
      }
    }
    expect(world.bugs).toEqual([]);
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
        const answer = await world.say(`${name} ${parts.join(' ')}`);
        expect(show(answer).problems).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test.each(['slack', 'discord'] as const)(
    'when a form is opened on %s, then it carries its call and fits',
    async (platform) => {
      const form = await world.core.form({
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
      expect(rendered.kept).toEqual([]);
    },
  );
});
