import { valuesOf } from '../../../src/reply/inputs.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/declare/invocation.ts';
import { callOf, fieldOf, labels, leadOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.store.close());

const person = (id: string, workspace?: string): { actor: Actor } => ({
  actor: { platform: 'test', id, name: id, ...(workspace !== undefined && { workspace }) },
});

describe('given settings', () => {
  it('when level, place and currency are set, then a bare /salary works and says what it assumed', async () => {
    await app.say('/rung settings senior london in usd', person('ada'));
    const answer = await app.say('/salary', person('ada'));
    expect(answer.reply.summary).toBe('≈ $114K–$165K a year');
    expect(read(answer, app.core)).toMatch(/Senior AI engineer · London\n[^]*\n· Converted at/);
    expect(read(answer, app.core)).toContain('From your settings: Senior, London, in USD.');
  });

  it.each(['entry', 'junior', 'mid', 'senior', 'staff', 'principal', '0y', '6y', '12y'])(
    'when the level is %s, then it is saved and shown',
    async (level) => {
      const saved = await app.say(`/rung settings ${level} london`, person(`of-${level}`));
      expect(saved.reply.summary).toBe('Settings saved');
      expect((await app.say('/rung settings', person(`of-${level}`))).reply.summary).toBe('Your settings');
      expect((await app.say('/rung home', person(`of-${level}`))).ok).toBe(true);
    },
  );

  it('when something is said, then it wins over what is remembered', async () => {
    await app.say('/rung settings senior london', person('bob'));
    const answer = await app.say('/salary entry berlin', person('bob'));
    expect(answer.reply.summary).toBe('€70K–€95K a year');
    expect(leadOf(answer)).toBe('Entry AI engineer · Berlin');
    expect(read(answer, app.core)).not.toContain('From your settings');
  });

  it('when only one is changed, then the others stay; when they are cleared, then all are gone', async () => {
    await app.say('/rung settings 6y berlin', person('eve'));
    const changed = await app.say('/rung settings in gbp', person('eve'));
    expect([fieldOf(changed, 'Level'), fieldOf(changed, 'Place'), fieldOf(changed, 'Currency')]).toEqual([
      'Senior (6 years)',
      'Berlin, Germany',
      'GBP, pounds',
    ]);
    await app.press(callOf(changed, 'Clear'), person('eve'));
    expect((await app.say('/salary', person('eve'))).reply.summary).toBe('Which level?');
  });

  it('given the same id in two workspaces, when one sets, then the other has nothing', async () => {
    await app.say('/rung settings senior london', person('u1', 'w1'));
    expect((await app.say('/salary', person('u1', 'w1'))).ok).toBe(true);
    expect((await app.say('/salary', person('u1', 'w2'))).ok).toBe(false);
    expect((await app.say('/salary', person('u1'))).ok).toBe(false);
  });

  it('when shared, then what was assumed is not told', async () => {
    await app.say('/rung settings senior london', person('ann'));
    const answer = await app.say('/salary', person('ann'));
    const shared = await app.press(callOf(answer, 'Share here'), person('ann'));
    expect(shared.visibility).toBe('channel');
    expect((await app.say('/salary share here', person('ann'))).visibility).toBe('private');
    expect(read(shared, app.core)).not.toContain('settings');
  });

  it('when asked to be shared, then settings stay private', async () => {
    const answer = await app.say('/rung settings share here', person('ann'));
    expect(answer.visibility).toBe('private');
    expect(answer.ok).toBe(false);
  });

  it('when Change is pressed, then a form opens with what is remembered, and submitting it saves', async () => {
    await app.say('/rung settings senior london', person('joe'));
    const answer = await app.say('/rung settings', person('joe'));
    const call = callOf(answer, 'Change');
    const form = await app.core.form({
      id: 'i',
      path: call.path,
      input: { kind: 'fields', fields: call.fields },
      intent: 'form',
      actor: person('joe').actor,
      venue: { platform: 'test', channel: 'c', direct: false },
      at: 0,
    });
    expect(form?.fields.map((one) => [one.name, one.input.kind, valuesOf(one.input).join()])).toEqual([
      ['level', 'select', 'senior'],
      ['place', 'text', 'london'],
      ['currency', 'select', ''],
      ['target', 'select', ''],
    ]);
    const saved = await app.press(
      { path: ['rung', 'settings'], fields: { level: 'staff', place: 'münchen', currency: 'EUR' } },
      person('joe'),
    );
    expect([fieldOf(saved, 'Level'), fieldOf(saved, 'Place')]).toEqual(['Staff', 'Munich, Germany']);
    expect(labels(saved)).toContain('What am I worth?');
  });
});

describe('given about', () => {
  it('when asked, then every source is named with date and licence', async () => {
    const answer = await app.say('/rung about');
    const offices = await app.press(callOf(answer, 'Official statistics'));
    const text = `${read(answer, app.core)}\n${read(offices, app.core)}`;
    for (const source of app.data.sources) {
      expect(text).toContain(source.title);
      expect(text).toContain(source.licence);
    }
    expect(text).toContain('19 Jan 2025');
    expect(text).toContain('CC0 1.0');
    expect(fieldOf(offices, 'BLS, May 2025')).toMatch(/^Software developers \(15-1252\)/);
  });
});

describe('given the door', () => {
  it('when another command is named after /rung, then it is reached', async () => {
    const answer = await app.say('/rung salary senior london');
    expect([answer.reply.summary, leadOf(answer)]).toEqual([
      '£90K–£130K a year',
      'Senior AI engineer · London',
    ]);
    expect((await app.say('senior london', { path: ['salary'] })).ok).toBe(true);
    expect((await app.say('salary senior london', { path: ['rung'] })).ok).toBe(true);
  });
});
