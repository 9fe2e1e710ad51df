import { valuesOf } from '../../../src/reply/inputs.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf, labels, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { boxesOf, person } from '../../harness/fixtures/unit/commands/plan.ts';

let app: TestApp;
beforeAll(async () => {
  // A Wednesday.
  app = await openApp({ now: Date.UTC(2026, 10, 25, 10) });
});
afterAll(() => app.store.close());

const boxes = (id: string): Promise<string[]> => boxesOf(app, id);

describe('given nobody asked for a plan', () => {
  it('when /plan is asked, then it says what one is, and starts none', async () => {
    const answer = await app.say('/plan', person('none'));
    expect(answer.reply.summary).toBe('You have no plan yet');
    expect(
      await app.store.schedules.get({ platform: 'test', workspace: '', person: 'none' }, 'weekly-plan'),
    ).toBeUndefined();
  });

  it.each(['/plan stop', '/plan stop now', '/plan stop 30 days'])(
    'when “%s” is said, then there is nothing to stop, and nothing that was ticked is spoken of',
    async (said) => {
      const answer = await app.say(said, person('none'));
      expect(answer.reply.summary).toBe('You have no plan to end');
      expect(read(answer, app.core)).toContain('No plan, no messages');
    },
  );

  it('when the zone is not known, then it is asked, the remembered place first, and nothing is begun', async () => {
    await app.say('/rung settings berlin', person('ask'));
    const answer = await app.say('/plan start 30 days', person('ask'));
    expect(labels(answer)[0]).toBe('My time: Europe/Berlin');
    expect(await app.store.plans.list({ platform: 'test', workspace: '', person: 'ask' })).toEqual([]);
    const begun = await app.press(callOf(answer, 'My time: Europe/Berlin'), person('ask'));
    expect(begun.reply.summary).toBe('You’re in! First message Mon 30 Nov, 09:00');
  });
});

describe('given a plan', () => {
  it('when it is begun, then the next three messages are told at the person’s own hour', async () => {
    const answer = await app.say('/plan start 30 days friday 18:30 new york', person('ada'));
    expect(answer.reply.summary).toBe('You’re in! First message Fri 27 Nov, 18:30');
    expect(read(answer, app.core)).toContain(
      'Then Fridays at 18:30 (America/New_York): Fri 4 Dec, Fri 11 Dec.',
    );
  });

  it('when tasks are ticked by number or by box, then they are, and a box unticks them as well', async () => {
    await app.say('/plan start 30 days london', person('tick'));
    await app.say('/plan tick 2', person('tick'));
    const third = async () => {
      const { reply } = await app.say('/plan', person('tick'));
      const box = reply.blocks.flatMap((one) => (one.type === 'checklist' ? one.items : []))[2]?.call;
      if (!box) throw new Error('no third task');
      return box;
    };
    const states = async () => (await boxes('tick')).slice(0, 3).map((one) => one[0]);
    const box = await third();
    await app.press(box, person('tick'));
    // Pressed twice, it stays ticked.
    await app.press(box, person('tick'));
    expect(await states()).toEqual(['☐', '☑', '☑']);
    await app.press(await third(), person('tick'));
    expect(await states()).toEqual(['☐', '☑', '☐']);
    expect((await app.say('/plan tick 9', person('tick'))).reply.summary).toBe(
      'There is no such task in your plan',
    );
  });

  it('when several are followed, then there is one schedule, and Done asks which', async () => {
    await app.say('/plan start 30 days london', person('two'));
    await app.say('/plan start researcher', person('two'));
    const answer = await app.say('/plan done', person('two'));
    expect(answer.reply.summary).toBe('Which plan?');
    const pressed = await app.press(callOf(answer, 'From research to AI engineering'), person('two'));
    expect(read(pressed, app.core)).toContain('From research to AI engineering · Week 2: ');
  });

  it('when the last week is done, then it is finished', async () => {
    await app.say('/plan start 30 days london', person('end'));
    for (let week = 1; week < 4; week++) await app.say('/plan done', person('end'));
    const finished = await app.say('/plan done', person('end'));
    expect(finished.reply.summary).toBe('🎉 30-day plan: finished!');
    // Nothing comes any more, so that no date is promised, and no time can be changed.
    for (const shown of [
      finished,
      await app.say('/plan when friday', person('end')),
      await app.say('/plan resume', person('end')),
    ])
      expect(read(shown, app.core)).not.toMatch(/Next:|UTC/);
    expect((await app.say('/plan when friday', person('end'))).reply.summary).toBe(
      'There is no plan whose time could be changed',
    );
    expect((await app.say('/plan resume', person('end'))).reply.summary).toBe('There is nothing to resume');
    expect(read(finished, app.core)).toMatch(/^(\d+) of \1 tasks done\.$/mu);
    expect(labels(finished)).toEqual(['Start it', 'Preview', 'All roadmaps', 'Share here']);
    // The next one goes on at the day and the hour of the one before.
    expect(callOf(finished, 'Start it').fields).toMatchObject({
      roadmap: 'roadmap:software-engineer',
      weekday: '1',
      zone: 'Europe/London',
    });
    const later = await app.say('/plan', person('end'));
    expect(later.reply.summary).toBe('Your plan is finished');
    expect(read(later, app.core)).toContain('30-day plan was finished on');
    expect(callOf(later, 'Start: From software engineer to AI engineer').fields).toMatchObject({
      roadmap: 'roadmap:software-engineer',
    });
  });

  it.each(['/plan stop now', '/plan stop all my plans right away'])(
    'when “%s” is said, then it is asked once, and then every message stops',
    async (said) => {
      await app.say('/plan start 30 days london', person('now'));
      const asked = await app.say(said, person('now'));
      expect(asked.reply.summary).toBe('End “30-day plan”?');
      expect((await app.say('/plan', person('now'))).reply.summary).toMatch(/^Week 1: /u);
      const ended = await app.press(callOf(asked, 'End it'), person('now'));
      expect(ended.reply.summary).toBe('Plan ended. No more messages.');
      const later = await app.say('/plan', person('now'));
      expect(later.reply.summary).toBe('Your plan has ended');
      expect(read(later, app.core)).toContain('30-day plan ended on');
      expect(labels(later)).toContain('From software engineer to AI engineer');
      await app.press(callOf(later, 'Start again'), person('now'));
    },
  );

  it('when no hours a week are said, then that is not midnight, and nothing changes', async () => {
    await app.say('/plan start 30 days monday 9:00 london', person('none'));
    for (const said of ['0h', '00h', '0 hours', '0h a week']) {
      const answer = await app.say(`/plan when ${said}`, person('none'));
      expect([said, answer.ok]).toEqual([said, false]);
      expect(read(answer, app.core)).toContain('Hours a week run from 1 to 60.');
    }
    const when = await app.say('/plan when', person('none'));
    expect(when.reply.summary).toBe('Mondays at 09:00 (Europe/London)');
    // After a day it is a time, as 18h is.
    expect((await app.say('/plan when monday 0h', person('none'))).reply.summary).toContain('00:00');
  });

  it('when it is stopped and begun again, then what was ticked stays ticked', async () => {
    await app.say('/plan start 30 days london', person('again'));
    await app.say('/plan tick 1', person('again'));
    const stopped = await app.say('/plan stop yes', person('again'));
    await app.press(callOf(stopped, 'Start again'), person('again'));
    await app.say('/plan start 30 days london', person('again'));
    expect((await boxes('again'))[0]?.[0]).toBe('☑');
  });

  it('when the time is changed in its form, then it opens filled in with what stands', async () => {
    await app.say('/plan start 30 days friday 8:30 london 4h a week', person('form'));
    const { fields } = callOf(await app.say('/plan when', person('form')), 'Change');
    const form = await app.core.form({
      id: 'i',
      ...person('form'),
      venue: { platform: 'test', channel: 'c', direct: false },
      at: 0,
      path: ['plan', 'when'],
      input: { kind: 'fields', fields },
      intent: 'form',
    });
    expect(form?.fields.map(({ name, input }) => [name, valuesOf(input).join()])).toEqual([
      ['weekday', '5'],
      ['time', '08:30'],
      ['zone', 'Europe/London'],
      ['hours', '4'],
    ]);
  });

  it('when a date is given in the form of Snooze, then the message is put off until then', async () => {
    const begun = await app.say('/plan start 30 days monday 9:00 london', person('until'));
    const opens = callOf(begun, 'Snooze until …');
    expect(opens.intent).toBe('form');
    const form = await app.core.form({
      id: 'i',
      ...person('until'),
      venue: { platform: 'test', channel: 'c', direct: false },
      at: 0,
      path: opens.path,
      input: { kind: 'fields', fields: opens.fields },
      intent: 'form',
    });
    expect(form?.fields.map(({ name }) => name)).toEqual(['until']);
    for (const until of ['10 december', 'until 11 december', 'in three weeks'])
      expect(
        (await app.press({ path: ['plan', 'snooze'], fields: { until } }, person('until'))).reply.summary,
      ).toMatch(/^Snoozed until (Thu 10|Fri 11|Wed 16) Dec$/);
    const wrong = await app.press({ path: ['plan', 'snooze'], fields: { until: 'soon' } }, person('until'));
    expect(wrong.ok).toBe(false);
  });

  it('when a snooze cannot be, then it says why', async () => {
    await app.say('/plan start 30 days monday 9:00 london', person('snooze'));
    expect((await app.say('/plan snooze until tomorrow', person('snooze'))).reply.summary).toBe(
      'That is not later than your next message',
    );
    expect((await app.say('/plan snooze until 10 december', person('snooze'))).reply.summary).toBe(
      'Snoozed until Thu 10 Dec',
    );
    expect((await app.say('/plan snooze', person('nobody'))).ok).toBe(false);
  });

  it('when another presses a button of it, then theirs is what changes, or nothing', async () => {
    await app.say('/plan start 30 days london', person('own'));
    const answer = await app.press(
      { path: ['plan', 'done'], fields: { roadmap: 'roadmap:30-days', week: 1 } },
      person('other'),
    );
    expect(answer.reply.summary).toBe('You have no plan yet');
    expect((await boxes('own')).every((one) => one.startsWith('☐'))).toBe(true);
  });

  it('when it is asked to be shared, then it is not', async () => {
    expect((await app.say('/plan show share here', person('own'))).visibility).toBe('private');
  });
});
