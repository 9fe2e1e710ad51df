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

describe('given a plan of units', () => {
  it('when all of a week is ticked, then the next one can be pulled up, once', async () => {
    await app.say('/plan start 30 days london 3h a week', person('ahead'));
    const early = await app.say('/plan pull', person('ahead'));
    expect(early.reply.summary).toBe('This week’s tasks come first');
    const ticked = await app.say('/plan tick all', person('ahead'));
    expect(read(ticked, app.core)).toContain('All done this week');
    const pull = callOf(ticked, 'Pull next week');
    const before = (await boxes('ahead')).length;
    const pulled = await app.press(pull, person('ahead'));
    expect(read(pulled, app.core)).toContain('Next week’s tasks are in this week now.');
    const after = await boxes('ahead');
    expect(after.length).toBeGreaterThan(before);
    const again = await app.press(pull, person('ahead'));
    expect(read(again, app.core)).toContain('Next week’s tasks are in this week now.');
    expect(await boxes('ahead')).toEqual(after);
    expect((await app.say('/plan pull', person('ahead'))).reply.summary).toBe('This week’s tasks come first');
  });

  it('when its tasks name no times, then more is pulled up once, however often the button is pressed', async () => {
    const where = { platform: 'test', workspace: 'W1' };
    const team = {
      actor: { ...where, id: 'own', name: 'own' },
      venue: { ...where, channel: 'C1', direct: false },
    };
    await app.say(
      '/roadmap new Onboarding; Learn (1 week); Build (1 week); Ship (1 week); Tell (1 week)',
      team,
    );
    await app.say('/plan start onboarding london', team);
    const pull = callOf(await app.say('/plan tick 1', team), 'Pull next week');
    for (let press = 0; press < 3; press++) await app.press(pull, team);
    expect((await app.say('/plan pull', team)).reply.summary).toBe('This week’s tasks come first');
    const [plan] = await app.store.plans.list({ ...where, person: 'own' });
    expect(plan?.thisWeek?.map(({ step }) => step)).toEqual(['learn', 'build']);
  });

  it('when more is pulled up, then that is a sign of life', async () => {
    const owner = { platform: 'test', workspace: '', person: 'alive' };
    await app.say('/plan start 30 days london', person('alive'));
    await app.say('/plan tick all', person('alive'));
    await app.say('/plan tick all', person('alive'));
    const silent = await app.store.schedules.get(owner, 'weekly-plan');
    if (!silent) throw new Error('no schedule');
    await app.store.schedules.set(owner, 'weekly-plan', { ...silent, silent: 3 }, 1);
    await app.say('/plan pull', person('alive'));
    expect(await app.store.schedules.get(owner, 'weekly-plan')).toMatchObject({ silent: 0 });
  });

  it('when a week is left with tasks open, then they come along in progress, and no more than fits', async () => {
    for (const way of ['skip', 'still']) {
      await app.say('/plan start 30 days london', person(way));
      await app.say('/plan tick 1', person(way));
      const open = (await boxes(way)).filter((one) => one.startsWith('☐'));
      const left = await app.say(`/plan ${way}`, person(way));
      expect(read(left, app.core)).not.toContain('late');
      const carried = (await boxes(way)).filter((one) => one.includes('⏳'));
      expect(carried.length).toBeGreaterThanOrEqual(open.length);
      await app.say('/plan done', person(way));
      expect((await boxes(way)).filter((one) => one.includes('⏳'))).toEqual([]);
    }
  });

  it('when its weeks are asked for, then those to come, those behind and a calendar file are there', async () => {
    await app.say('/plan start senior monday 9:00 london', person('weeks'));
    await app.say('/plan done', person('weeks'));
    const next = await app.say('/plan next', person('weeks'));
    expect(next.reply.summary).toMatch(/^Next: week 3, /u);
    const done = await app.say('/plan history', person('weeks'));
    expect(done.reply.summary).toMatch(/^\d+ tasks done, /u);
    const { reply } = await app.say('/plan calendar', person('weeks'));
    const [file] = reply.blocks.flatMap((one) => (one.type === 'file' ? [one] : []));
    // The first of the messages to come, on the minute, in an hour of London's winter.
    expect(file?.content).toContain('DTSTART:20261130T090000Z');
    expect(file?.content.match(/BEGIN:VEVENT/gu)?.length).toBe(Number(/^\d+/u.exec(reply.summary)?.[0]));
  });

  it('when skills are rated, then their units are skipped, which is said and can be undone', async () => {
    await app.say('/plan start software engineer london', person('rated'));
    await app.say('/skills check prompting 2', person('rated'));
    const next = await app.say('/plan next', person('rated'));
    expect(read(next, app.core)).toMatch(/\d+ units skipped, as you rated them: Prompt engineering\./u);
    await app.press(callOf(next, 'Include them'), person('rated'));
    const after = await app.say('/plan next', person('rated'));
    expect(read(after, app.core)).not.toContain('Skipped');
    expect(labels(after)).toContain('Skip what I know');
  });

  it('when the hours change, then the week is laid out anew, and what was ticked stays', async () => {
    await app.say('/plan start senior london 8h a week', person('hours'));
    await app.say('/plan tick 1', person('hours'));
    const before = await boxes('hours');
    await app.say('/plan when 3h a week', person('hours'));
    const after = await boxes('hours');
    expect(after.length).toBeLessThan(before.length);
    expect(after[0]).toBe(before[0]);
  });
});
