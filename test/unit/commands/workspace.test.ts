import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Invocation } from '../../../src/core/declare/invocation.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import type { FieldValues } from '../../../src/reply/reply.ts';
import { fieldOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openApp({ now: Date.UTC(2026, 10, 25, 10) });
});
afterEach(() => app.close());

const here = (id: string, workspace = 'T1'): Pick<Invocation, 'actor' | 'venue'> => ({
  actor: { platform: 'test', id, name: id, workspace },
  venue: { platform: 'test', workspace, channel: 'c', direct: false },
});
/** Says something as an admin, or as anybody. */
const say = (text: string, admin = true, workspace = 'T1'): Promise<Answer> =>
  app.core.invoke(
    { id: 'i', path: [], input: { kind: 'text', text }, at: 0, ...here('Ann', workspace) },
    { profile: () => Promise.resolve({ admin }) },
  );

describe('given the settings of a workspace', () => {
  it('when a command is switched off, then it says who did, is missing from the help, and is on elsewhere', async () => {
    expect((await say('/rung workspace off quiz')).reply.summary).toBe('/quiz is off here');
    expect(read(await say('/rung workspace'), app.core)).toContain('/rung workspace on quiz');
    const refused = await say('/quiz', false);
    expect(refused.reply.summary).toBe('/quiz is off here');
    expect(read(refused, app.core)).toContain('Ann switched it off');
    expect(read(await say('/rung help'), app.core)).not.toContain('/quiz');
    expect((await say('/quiz', false, 'T2')).reply.summary).not.toContain('is off');
    expect(read(await say('/rung help', true, 'T2'), app.core)).toContain('/quiz');
    expect((await say('/rung workspace on quiz')).reply.summary).toBe('/quiz is on here');
    expect((await say('/quiz', false)).reply.summary).not.toContain('is off');
  });

  it('when a command that is off is asked for its form, then none opens, and the answer says that it is off', async () => {
    const asked: Invocation = {
      ...{ id: 'i', path: ['roadmap', 'new'], input: { kind: 'fields', fields: {} }, at: 0 },
      ...{ intent: 'form', ...here('Bob') },
    };
    expect(await app.core.form({ ...asked })).toBeDefined();
    await say('/rung workspace off roadmap');
    expect(await app.core.form({ ...asked })).toBeUndefined();
    expect((await app.core.invoke({ ...asked })).reply.summary).toBe('/roadmap is off here');
    expect(await app.core.form({ ...asked, ...here('Bob', 'T2') })).toBeDefined();
  });

  it('when commands have a prefix, then titles and the refusal name them with it', async () => {
    const tree = { ...app.tree, prefix: 'acme-' };
    const prefixed = await openApp({ now: Date.UTC(2026, 10, 25, 10), tree });
    onTestFinished(() => prefixed.close());
    const ask = (path: readonly string[], fields: FieldValues) =>
      prefixed.core.invoke(
        { id: 'i', path, input: { kind: 'fields', fields }, at: 0, ...here('Ann') },
        { profile: () => Promise.resolve({ admin: true }) },
      );
    const off = await ask(['rung', 'workspace', 'off'], { command: 'quiz' });
    expect([off.reply.summary, off.reply.names?.path]).toEqual(['/acme-quiz is off here', ['quiz']]);
    const refused = await ask(['quiz'], {});
    expect([refused.reply.summary, refused.reply.names?.path]).toEqual(['/acme-quiz is off here', ['quiz']]);
  });

  it.each(['off quiz', 'on quiz', 'days monday', 'holiday 25 december', 'zone london', 'dates american'])(
    'when somebody who is no admin says %s, then nothing changes',
    async (text) => {
      const answer = await say(`/rung workspace ${text}`, false);
      expect(answer.reply.summary).toMatch(/^Only an admin can /u);
      expect(await app.store.workspaceSettings.list({ platform: 'test', workspace: 'T1' })).toEqual([]);
    },
  );

  it('when a time zone is chosen, then it is offered to who begins a plan here, and nowhere else', async () => {
    expect(read(await say('/rung workspace zone london'), app.core)).toContain('Europe/London');
    const offered = 'Your team’s time: Europe/London';
    expect(read(await say('/plan start 30 days', false), app.core)).toContain(offered);
    expect(read(await say('/plan start 30 days', false, 'T2'), app.core)).not.toContain(offered);
    await say('/rung workspace zone clear');
    expect(read(await say('/plan start 30 days', false), app.core)).not.toContain(offered);
  });

  it('when a time zone is chosen, then digests go by it', async () => {
    await say('/roadmap share 30 days');
    await say('/rung workspace zone berlin');
    const set = await say('/roadmap digest monday 9:00');
    expect(set.reply.summary).toBe('Weekly digest: Mondays at 09:00 (Europe/Berlin)');
  });

  it('when the form of dates is chosen, then answers here have it, in titles as well, and no others', async () => {
    expect(fieldOf(await say('/rung workspace dates american'), 'Dates')).toBe('Nov 28, 2026');
    await say('/rung workspace holiday 25 december');
    expect(fieldOf(await say('/rung workspace'), 'Holidays')).toBe('Fri, Dec 25');
    expect(read(await say('/salary senior london', false), app.core)).toContain('guide, Jan 19, 2025');
    expect(read(await say('/salary senior london', false, 'T2'), app.core)).toContain('guide, 19 Jan 2025');
    expect(read(await say('/rung privacy'), app.core)).toContain('Dates: Nov 28, 2026');
    await say('/rung workspace dates british');
    expect(read(await say('/salary senior london', false), app.core)).toContain('guide, 19 Jan 2025');
  });

  it('when what admins may choose is shown, then each has the command that changes it', async () => {
    const shown = read(await say('/rung workspace'), app.core);
    for (const one of [
      'off quiz',
      'days monday tuesday',
      'holiday 25 december',
      'zone london',
      'dates american',
    ])
      expect(shown).toContain(`/rung workspace ${one}`);
    expect(fieldOf(await say('/rung workspace'), 'Pay bands')).toBe('none of your own');
    expect(shown).not.toMatch(/this workspace|in a workspace/u);
  });

  it('when the operator paused it, then nothing is answered there in any way, and elsewhere all is', async () => {
    await app.store.operator.pause({ platform: 'test', workspace: 'T1' }, 1);
    for (const text of ['/salary senior london', '/rung settings senior', '/rung help', 'hello', '']) {
      const refused = await say(text);
      expect([refused.ok, refused.visibility]).toEqual([false, 'private']);
      expect(refused.reply.summary).toBe('Rung is paused here by the people who run it');
    }
    const asks = (workspace: string) =>
      app.core.form({
        id: 'i',
        path: [],
        input: { kind: 'text', text: '/salary offer' },
        at: 0,
        ...here('Ann', workspace),
      });
    expect([await asks('T1'), (await asks('T2'))?.title]).toEqual([undefined, expect.any(String)]);
    expect((await say('/salary senior london', false, 'T2')).ok).toBe(true);
    await app.store.operator.resume({ platform: 'test', workspace: 'T1' });
    expect((await say('/salary senior london')).ok).toBe(true);
    expect(app.bugs).toEqual([]);
  });

  it('when days off are chosen, then they are shown and kept', async () => {
    const days = await say('/rung workspace days monday, tuesday, friday');
    expect(fieldOf(days, 'Working days')).toBe('Mon, Tue, Fri');
    await say('/rung workspace holiday 25 december');
    const both = await say('/rung workspace holiday 1 january');
    expect(fieldOf(both, 'Holidays')).toBe('Fri 25 Dec, Fri 1 Jan');
    expect(fieldOf(await say('/rung workspace holiday clear'), 'Holidays')).toBe('none');
    expect(fieldOf(await say('/rung workspace days every day'), 'Working days')).toBe('every day');
  });

  it('when who chose it reads what is held of them, then each choice is in words', async () => {
    for (const choice of ['days monday, friday', 'holiday 25 december', 'zone london'])
      await say(`/rung workspace ${choice}`);
    const held = read(await say('/rung privacy'), app.core);
    for (const words of ['Working days: Mon, Fri', 'Holidays: Fri 25 Dec', 'Time zone: Europe/London'])
      expect(held).toContain(words);
  });

  it('when who chose it deletes their data, then the choice stays, and names nobody', async () => {
    await say('/rung workspace off quiz');
    expect(read(await say('/rung privacy'), app.core)).toContain('Command off: quiz');
    await app.store.people.delete({ platform: 'test', workspace: 'T1', person: 'Ann' });
    expect(read(await say('/quiz'), app.core)).toContain('An admin switched it off');
  });
});
