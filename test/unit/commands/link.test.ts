import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labels, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import {
  ann,
  annThere,
  bob,
  codeIn as codeOf,
  linking,
  mallory,
} from '../../harness/fixtures/unit/commands/link.ts';

const MONDAY = Date.UTC(2026, 10, 23, 10);
const MINUTE = 60_000;

let app: TestApp;
let now: number;
beforeEach(async () => {
  now = MONDAY;
  app = await openApp({ clock: { now: () => now } });
});
afterEach(() => app.close());
const { press, typed, linked } = linking(() => app);
const codeIn = (answer: Parameters<typeof codeOf>[0]): string => codeOf(answer, app);

describe('given one person on both platforms', () => {
  it.each([
    ['Slack', ann, annThere],
    ['Discord', annThere, ann],
  ] as const)(
    'when a code shown on %s is typed on the other and both say yes, then they are one',
    async (_, from, to) => {
      await app.say('/rung settings senior london', ann);
      await app.say('/plan start 30 days london', annThere);
      await app.say('/skills check rag 2', annThere);
      const { shown, asked } = await typed(from, to);
      expect(asked.reply.summary).toBe(
        from === ann ? 'Link with Ann on Slack?' : 'Link with ann.codes on Discord?',
      );
      const waiting = await press(shown, 'I’ve typed it', from);
      expect(labels(waiting)).toEqual(['Check again', 'Cancel']);
      const agreed = await press(asked, 'Yes, that’s me', to);
      expect(agreed.reply.summary).toBe(from === ann ? 'Now confirm on Slack' : 'Now confirm on Discord');
      const question = await press(waiting, 'Check again', from);
      expect(question.reply.summary).toBe(
        from === ann ? 'Link with ann.codes on Discord?' : 'Link with Ann on Slack?',
      );
      const done = await press(question, 'Yes, link them', from);
      expect(done.reply.summary).toBe('You’re linked');
      expect(read(done, app.core)).toContain('Weekly message: on Discord, Mondays at 09:00 (Europe/London).');
      for (const who of [ann, annThere]) {
        expect(read(await app.say('/rung settings', who), app.core)).toMatch(/Senior[^]*London[^]*1 of/);
        expect((await app.say('/plan show', who)).reply.summary).toContain('Week 1');
      }
      await app.say('/plan tick 1', ann);
      expect(read(await app.say('/rung privacy', annThere), app.core)).toContain('tasks ticked: 1');
    },
  );

  it('when both have a weekly message, then the person says which goes on, and no other comes', async () => {
    await app.say('/plan start 30 days london', ann);
    await app.say('/plan start software engineer tuesday 8:00 london', annThere);
    const { shown, asked } = await typed(ann, annThere);
    await press(asked, 'Yes, that’s me', annThere);
    const question = await press(shown, 'I’ve typed it', ann);
    expect(labels(question)).toEqual(['Yes, message me on Slack', 'Yes, message me on Discord', 'No']);
    const done = await press(question, 'Yes, message me on Discord', ann);
    expect(read(done, app.core)).toContain('on Discord, Tuesdays at 08:00');
    expect(await app.store.ledger.countDue(now + 7 * 86_400_000)).toBe(1);
    const moved = await press(done, 'Move it to Slack', ann);
    expect(read(moved, app.core)).toContain('on Slack, Tuesdays at 08:00');
    expect(await app.store.ledger.countDue(now + 7 * 86_400_000)).toBe(1);
    // A stale button of the question, pressed again, moves nothing back and forth beyond what it says.
    expect(read(await press(question, 'Yes, message me on Slack', ann), app.core)).toContain('on Slack');
  });

  it('when they unlink, then both keep a copy, and go their own ways', async () => {
    await app.say('/plan start 30 days london', ann);
    await linked(ann, annThere);
    await app.say('/plan tick 1', annThere);
    const asked = await press(await app.say('/rung link', annThere), 'Unlink', annThere);
    expect(asked.reply.summary).toBe('Unlink Slack and Discord?');
    expect(read(asked, app.core)).toContain('Both keep a copy');
    expect(read(asked, app.core)).toContain('Your weekly message stays on Slack.');
    await press(asked, 'Yes, unlink', annThere);
    for (const who of [ann, annThere])
      expect(read(await app.say('/rung privacy', who), app.core)).toContain('tasks ticked: 1');
    await app.say('/plan tick 2', annThere);
    expect(read(await app.say('/rung privacy', ann), app.core)).toContain('tasks ticked: 1');
    expect(read(await app.say('/rung privacy', annThere), app.core)).not.toContain('Your weekly message');
    expect((await app.say('/rung link', ann)).reply.summary).toBe('Link your other account');
  });

  it('when they ask for what is held, or have it deleted, then it is that of both', async () => {
    await app.say('/plan start 30 days london', ann);
    await linked(annThere, ann);
    const held = read(await app.say('/rung privacy', annThere), app.core);
    expect(held).toContain('Sent Mondays at 09:00 (Europe/London)');
    expect(held).toContain('Ann on Slack and ann.codes on Discord, since 23 Nov 2026');
    const asked = await app.say('/rung privacy delete', annThere);
    expect(read(asked, app.core)).toContain('Slack and Discord');
    await press(asked, 'Yes, delete it all', annThere);
    for (const who of [ann, annThere])
      expect((await app.say('/rung privacy', who)).reply.summary).toBe('Rung stores nothing about you');
    expect(await app.store.ledger.countDue(now + 30 * 86_400_000)).toBe(0);
  });
});

describe('given somebody who wants another’s account', () => {
  it('when they type a code that leaked, then its owner reads who it was, and nothing is joined without their yes', async () => {
    await app.say('/rung settings senior london', ann);
    const { shown, asked } = await typed(ann, mallory);
    await press(asked, 'Yes, that’s me', mallory);
    expect(read(await app.say('/rung settings', mallory), app.core)).not.toContain('Senior');
    const question = await press(shown, 'I’ve typed it', ann);
    expect(question.reply.summary).toBe('Link with mallory on Discord?');
    await press(question, 'No', ann);
    expect((await app.say('/rung link', mallory)).reply.summary).toBe('Link your other account');
    expect(await app.store.links.get({ platform: 'slack', workspace: 'T1', person: 'U1' })).toBeUndefined();
  });

  it('when a code was typed, then nobody can type it again', async () => {
    const { shown } = await typed(ann, annThere);
    expect((await app.say(`/rung link ${codeIn(shown)}`, mallory)).reply.summary).toBe(
      'That code doesn’t work',
    );
    await linked(bob, annThere);
    expect((await app.say(`/rung link ${codeIn(shown)}`, mallory)).reply.summary).toBe(
      'That code doesn’t work',
    );
  });

  it('when a yes was meant for somebody else, then it joins nobody', async () => {
    const first = await typed(ann, annThere);
    await press(first.asked, 'Yes, that’s me', annThere);
    const old = await press(first.shown, 'I’ve typed it', ann);
    await press(old, 'No', ann);
    now += 1;
    const second = await typed(ann, mallory);
    await press(second.asked, 'Yes, that’s me', mallory);
    const answer = await press(old, 'Yes, link them', ann);
    expect(answer.reply.summary).toBe('Link with mallory on Discord?');
    expect(await app.store.links.get({ platform: 'discord', workspace: '', person: '666' })).toBeUndefined();
  });

  it('when who typed the code has not said yes, then who showed it cannot join them', async () => {
    const { shown, asked } = await typed(mallory, ann);
    expect(asked.reply.summary).toBe('Link with mallory on Discord?');
    expect(labels(await press(shown, 'I’ve typed it', mallory))).toEqual(['Check again', 'Cancel']);
    await app.press({ path: ['rung', 'link'], fields: { step: 'join', asked: now } }, mallory);
    expect(await app.store.links.get({ platform: 'discord', workspace: '', person: '666' })).toBeUndefined();
  });

  it('when a code is older than ten minutes, then it does not work, and neither does a yes', async () => {
    const shown = await app.say('/rung link', ann);
    now += 10 * MINUTE;
    expect((await app.say(`/rung link ${codeIn(shown)}`, annThere)).reply.summary).toBe(
      'That code doesn’t work',
    );
    const { shown: again, asked } = await typed(ann, annThere);
    await press(asked, 'Yes, that’s me', annThere);
    const question = await press(again, 'I’ve typed it', ann);
    now += 10 * MINUTE;
    expect((await press(question, 'Yes, link them', ann)).reply.summary).toBe('There is no code to confirm');
  });

  it('when codes are guessed, then soon none is taken, not even the right one, until ten minutes later', async () => {
    const shown = await app.say('/rung link', ann);
    for (let turn = 0; turn < 5; turn += 1)
      expect((await app.say('/rung link BBBB-BBBB-BBBB', mallory)).reply.summary).toBe(
        'That code doesn’t work',
      );
    for (const tried of ['BBBB-BBBB-BBBB', codeIn(shown)])
      expect((await app.say(`/rung link ${tried}`, mallory)).reply.summary).toBe('Too many wrong codes');
    // Deleting what is held of them gives them no more tries.
    await app.store.people.delete({ platform: 'discord', workspace: '', person: '666' });
    expect((await app.say('/rung link BBBB-BBBB-BBBB', mallory)).reply.summary).toBe('Too many wrong codes');
    expect((await app.say(`/rung link ${codeIn(shown)}`, annThere)).reply.summary).toBe(
      'Link with Ann on Slack?',
    );
    now += 10 * MINUTE;
    expect((await app.say('/rung link BBBB-BBBB-BBBB', mallory)).reply.summary).toBe(
      'That code doesn’t work',
    );
  });

  it('when a code is typed by its own account or on its own platform, then it is refused, and still works', async () => {
    const shown = await app.say('/rung link', ann);
    expect((await app.say(`/rung link ${codeIn(shown)}`, ann)).reply.summary).toBe('That’s your own code');
    expect((await app.say(`/rung link ${codeIn(shown)}`, bob)).reply.summary).toBe(
      'That code was shown on Slack too',
    );
    expect((await app.say(`/rung link ${codeIn(shown)}`, annThere)).reply.summary).toBe(
      'Link with Ann on Slack?',
    );
  });

  it('when somebody is linked, then no third account gets in', async () => {
    await linked(ann, annThere);
    const shown = await app.say('/rung link', bob);
    expect((await app.say(`/rung link ${codeIn(shown)}`, annThere)).reply.summary).toBe(
      'Linked with Ann on Slack',
    );
    const theirs = await typed(bob, mallory);
    expect(theirs.asked.reply.summary).toBe('Link with Bob on Slack?');
  });
});

describe('given what is typed in place of a code', () => {
  it.each(['WDJB-MJHT', 'hello there', '123456789012'])(
    'when it is %s, then it says what a code looks like',
    async (text) => {
      expect((await app.say(`/rung link ${text}`, annThere)).reply.summary).toBe('A code has twelve letters');
    },
  );

  it('when it is typed in small letters and without dashes, then it is read', async () => {
    const shown = await app.say('/rung link', ann);
    const small = codeIn(shown).toLowerCase().replaceAll('-', ' ');
    expect((await app.say(`/rung link ${small}`, annThere)).reply.summary).toBe('Link with Ann on Slack?');
  });
});
