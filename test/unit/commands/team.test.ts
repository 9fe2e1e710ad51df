import { valuesOf } from '../../../src/reply/inputs.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/run/run.ts';
import type { Call, FieldValues } from '../../../src/reply/reply.ts';
import { callOf, labels, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { BEGIN, ADA, BOB, CHANNEL, type Where, OUTLINE } from '../../harness/fixtures/unit/commands/team.ts';
let now = BEGIN;
let app: TestApp;
beforeEach(async () => {
  now = BEGIN;
  app = await openApp({ clock: { now: () => now } });
});
afterEach(() => app.store.close());

const says = (text: string, where: Where = {}, admin?: boolean): Promise<Answer> =>
  app.core.invoke(
    { id: 'i', path: [], input: { kind: 'text', text }, actor: ADA, venue: CHANNEL, at: now, ...where },
    { profile: () => Promise.resolve(admin === undefined ? {} : { admin }) },
  );
const calls = ({ path, fields }: Pick<Call, 'path' | 'fields'>, where: Where = {}): Promise<Answer> =>
  app.core.invoke({
    ...{ id: 'i', path, input: { kind: 'fields', fields }, actor: ADA, venue: CHANNEL, at: now },
    ...where,
  });
const shown = (answer: Answer): string => read(answer, app.core);
const made = (where: Where = {}): Promise<Answer> => says(`/roadmap new ${OUTLINE}`, where);
const edits = async (fields: FieldValues, where: Where = {}): Promise<Answer> => {
  const [own] = await app.store.teamRoadmaps.list(CHANNEL);
  return calls(
    { path: ['roadmap', 'edit'], fields: { roadmap: `roadmap:${own?.id ?? ''}`, ...fields } },
    where,
  );
};

describe('given nobody’s team', () => {
  it.each([
    ['/roadmap share 30 days', 'This works in channels only'],
    ['/roadmap team', 'This works in channels only'],
    ['/roadmap digest monday 9:00 london', 'This works in channels only'],
    ['/roadmap join', 'This works in channels only'],
  ])('when %s is said to Rung alone, then it says where', async (line, words) => {
    const answer = await says(line, { venue: { ...CHANNEL, direct: true } });
    expect(answer.ok).toBe(false);
    expect(shown(answer)).toContain(words);
  });

  it('when there is no workspace, then a roadmap can be made for none', async () => {
    const venue = { platform: 'chat', channel: 'D1', direct: true };
    expect(shown(await made({ venue }))).toContain('there is none here');
  });
});

describe('given a roadmap of a team’s own', () => {
  it('when it is made in one line, then it is found by its name, here and nowhere else', async () => {
    expect(shown(await made())).toContain('Created: “Onboarding”');
    expect(shown(await says('/roadmap onboarding'))).toContain('1. Learn git: 1 week');
    expect(shown(await says('/roadmap list'))).toContain('Made by your team');
    const elsewhere = { venue: { ...CHANNEL, workspace: 'W2' } };
    expect(shown(await says('/roadmap onboarding', elsewhere))).not.toContain('Learn git');
    expect(shown(await says('/roadmap list', elsewhere))).not.toContain('Onboarding');
  });

  it('when somebody types its beginning, then it is completed', async () => {
    await made();
    const asked = { path: ['roadmap', 'share'], option: 'roadmap', prefix: 'onb' };
    const who = { actor: ADA, venue: CHANNEL };
    expect((await app.core.suggest(asked, who)).map(({ label }) => label)).toEqual(['Onboarding']);
    const elsewhere = { ...who, venue: { ...CHANNEL, workspace: 'W2' } };
    expect(await app.core.suggest(asked, elsewhere)).toEqual([]);
  });

  it.each([
    ['/roadmap new Onboarding', 'I can’t read its steps'],
    ['/roadmap new Onboarding; - a task before any step', 'Line 2:'],
    ['/roadmap new Onboarding; Learn git (90 weeks)', 'Line 2:'],
    ['/roadmap new Onboarding; Learn git http://example.com', 'Line 2:'],
    [`/roadmap new ${'x'.repeat(61)}; Learn git`, 'too long: 61 characters'],
  ])(
    'when %s is said, then it says which line and why, and the form opens with what was typed',
    async (line, words) => {
      const answer = await says(line);
      expect(shown(answer)).toContain(words);
      const form = await app.core.form({
        ...{ id: 'i', actor: ADA, venue: CHANNEL, at: now, intent: 'form' },
        path: callOf(answer, 'Fix it').path,
        input: { kind: 'fields', fields: callOf(answer, 'Fix it').fields },
      });
      expect(JSON.stringify(form?.fields)).toContain(line.includes('xxx') ? 'xxx' : 'Onboarding');
      expect(await app.store.teamRoadmaps.list(CHANNEL)).toEqual([]);
    },
  );

  it('when its maker opens the form, then it is filled in, and knows the version it edits', async () => {
    await made();
    const [own] = await app.store.teamRoadmaps.list(CHANNEL);
    const form = await app.core.form({
      ...{ id: 'i', actor: ADA, venue: CHANNEL, at: now, intent: 'form', path: ['roadmap', 'edit'] },
      input: { kind: 'fields', fields: { roadmap: `roadmap:${own?.id ?? ''}` } },
    });
    expect(form?.call.fields['version']).toBe(1);
    expect(form?.fields.map(({ name, input }) => [name, valuesOf(input).join()])).toEqual([
      ['title', 'Onboarding'],
      ['outline', 'Learn git (1 week)\nShip a fix (1–2 weeks)'],
      ['more', ''],
      ['hours', '5'],
      ['editors', 'maker'],
    ]);
  });

  it('when somebody else edits it, then only its maker or an admin may, until everyone may', async () => {
    await made();
    expect(shown(await edits({ outline: 'Learn git' }, { actor: BOB }))).toContain(
      'Only Ada or an admin can edit',
    );
    await edits({ editors: 'everyone' });
    expect(shown(await edits({ outline: 'Learn git (1 week)\nRead' }, { actor: BOB }))).toContain(
      'Step removed: “Ship a fix”',
    );
  });

  it('when two edit what both read, then the second keeps what they typed and is told', async () => {
    await made();
    await edits({ outline: 'Learn git (1 week)', version: 1 });
    const late = await edits({ outline: 'Learn rust (1 week)', version: 1 });
    expect(shown(late)).toContain('Someone changed it while you were editing');
    expect(callOf(late, 'Open mine again').fields['outline']).toBe('Learn rust (1 week)');
    expect(shown(await says('/roadmap onboarding'))).toContain('1. Learn git');
  });

  it('when it goes out and comes in again in its place, then nothing has changed', async () => {
    await made();
    const [own] = await app.store.teamRoadmaps.list(CHANNEL);
    const file = (await says('/roadmap export onboarding')).reply.blocks.find((one) => one.type === 'file');
    const yaml = [file?.content ?? ''];
    const fields = { yaml, roadmap: `roadmap:${own?.id ?? ''}` };
    const answer = await calls({ path: ['roadmap', 'import'], fields });
    expect(shown(answer)).toContain('Saved: “Onboarding”');
    expect(shown(await says('/roadmap onboarding'))).toContain('2. Ship a fix: 1–2 weeks');
  });

  it.each([
    ['a list', '- 1', 'At line 1'],
    ['no YAML', 'id: [', 'At line 1'],
    ['hours that are none', 'id: x\nname: X\nsummary: X\nhours: many\nsource: team\nsteps: []', 'At line 4'],
    ['a prototype', '__proto__: 1', 'I can’t read that file as a roadmap'],
  ])('when %s is imported, then the line and the reason are said', async (_, yaml, words) => {
    const answer = await calls({ path: ['roadmap', 'import'], fields: { yaml: [yaml] } });
    expect(shown(answer)).toContain(words);
    expect(labels(answer)).toContain('Fix it');
    expect(await app.store.teamRoadmaps.list(CHANNEL)).toEqual([]);
  });

  it('when a shipped one is copied, then the copy is the team’s and can be edited; the shipped one cannot', async () => {
    expect(shown(await says('/roadmap copy 30 days'))).toContain('“30-day plan (ours)”');
    expect(shown(await edits({ title: 'Our month' }))).toContain('Saved: “Our month”');
    const shipped = await calls({
      path: ['roadmap', 'edit'],
      fields: { roadmap: 'roadmap:30-days', title: 'x' },
    });
    expect(shown(shipped)).toContain('Your team didn’t make that roadmap');
  });

  it('when a person has a plan of it and it is deleted, then their plan shows nothing and nothing breaks', async () => {
    await made();
    await says('/plan start onboarding monday 9:00 london');
    expect(shown(await says('/plan'))).toContain('Week 1: Learn git');
    await says('/roadmap delete onboarding yes');
    expect(shown(await says('/plan'))).toContain('You have no plan yet');
  });
});

describe('given a shared roadmap', () => {
  it('when it is taken back by somebody, then it is said whether admins could be told apart', async () => {
    await says('/roadmap share 30 days');
    expect(shown(await says('/roadmap unshare', { actor: BOB }, false))).toContain('Ask them to.');
    expect(shown(await says('/roadmap unshare', { actor: BOB }))).toContain(
      'could not be found out just now',
    );
    const asked = await says('/roadmap unshare', { actor: BOB }, true);
    expect(shown(asked)).toContain('Unshare “30-day plan”?');
    expect(shown(await says('/roadmap join'))).toContain('Join “30-day plan”?');
    expect(shown(await says('/roadmap unshare yes', { actor: BOB }, true))).toContain(
      'Unshared: 30-day plan',
    );
  });

  it('when the digest is set, then only those who share here and admins may set it', async () => {
    expect(shown(await says('/roadmap digest monday 9:00 london', {}, true))).toContain(
      'No roadmap is shared',
    );
    await says('/roadmap share 30 days');
    expect(shown(await says('/roadmap digest monday 9:00 london', { actor: BOB }, false))).toContain(
      'Only Ada',
    );
    expect(shown(await says('/roadmap digest', {}))).toContain('Which time zone is the channel in?');
    expect(shown(await says('/roadmap digest monday 9:00 london'))).toContain(
      'Weekly digest: Mondays at 09:00 (Europe/London)',
    );
    expect(shown(await says('/roadmap team'))).toContain('set by Ada');
    for (const off of ['pause', 'turn off', 'off'])
      expect(shown(await says(`/roadmap digest ${off}`))).toContain('Weekly digest: off');
  });

  it('when several are followed, then it is asked which is meant', async () => {
    await says('/roadmap share 30 days');
    now += 1;
    await says('/roadmap share researcher');
    const answer = await says('/roadmap join');
    expect(shown(answer)).toContain('Which roadmap?');
    expect(labels(answer)).toEqual(['30-day plan', 'From research to AI engineering']);
  });

  it('when somebody joins who has a plan of it, then that goes on, and with none nothing is sent', async () => {
    await says('/roadmap share 30 days');
    await says('/plan start 30 days monday 9:00 london', { actor: BOB });
    await says('/plan tick 1', { actor: BOB });
    expect(shown(await says('/roadmap join yes', { actor: BOB }))).toContain('goes on as it is');
    expect(shown(await says('/roadmap join yes'))).toContain('No messages until you choose');
    expect(
      await app.store.schedules.get({ platform: 'chat', workspace: 'W1', person: 'U1' }, 'weekly-plan'),
    ).toBeUndefined();
    expect(shown(await says('/roadmap team'))).toContain('1 unit this week');
  });

  it('when somebody presses Join again, then it shows that they follow it, and their name stays as they chose', async () => {
    await says('/roadmap share 30 days');
    expect(labels(await says('/roadmap join'))).toEqual(['Join', 'Join by name', 'Preview']);
    await says('/roadmap join yes by name');
    const again = await says('/roadmap join');
    expect(shown(again)).toContain('You joined “30-day plan”');
    expect(labels(again)).toContain('Hide my name');
    expect(labels(again)).toContain('Leave');
    await says('/roadmap join yes');
    expect(labels(await says('/roadmap join'))).toContain('Show my name');
  });

  it('when people let their names be seen, then they stand by the alphabet, and the others are counted', async () => {
    await says('/roadmap share 30 days');
    for (const name of ['Zoe', 'Bob', 'Mia', 'Ann']) {
      const actor = { ...ADA, id: name, name };
      await says(name === 'Mia' ? '/roadmap join yes' : '/roadmap join yes by name', { actor });
      await says('/plan tick 1', { actor });
    }
    expect(shown(await says('/roadmap team'))).toContain('By Ann, Bob, Zoe and 1 other');
  });
});
