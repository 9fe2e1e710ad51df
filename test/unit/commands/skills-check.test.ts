import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/declare/invocation.ts';
import { choicesOf } from '../../../src/reply/inputs.ts';
import type { Call, FormInput } from '../../../src/reply/reply.ts';
import { plain } from '../../../src/reply/text.ts';
import { callOf, fieldOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.store.close());

const NO_CHOICES: FormInput = { kind: 'radio', value: '', choices: [] };

const person = (id: string): { actor: Actor } => ({ actor: { platform: 'test', id, name: id } });

describe('given /skills check', () => {
  it('when grades are typed, then they are remembered and shown, for that person alone', async () => {
    const saved = await app.say('/skills check rag 2, python 3, k8s 1', person('ada'));
    expect(saved.reply.summary).toBe('Saved: 3 grades');
    expect(fieldOf(saved, 'Python')).toBe('3 leads others');
    const answer = await app.say('/skills check', person('ada'));
    expect(read(answer, app.core)).toContain('3 of 35 rated overall');
    expect(read(answer, app.core)).toContain('Programming (1 of 9)');
    const other = read(await app.say('/skills check', person('bob')), app.core);
    expect(other).not.toContain('overall');
  });

  /** Fills in the form of a call, each skill with the grade, and submits it. */
  async function rated(call: Call, grade: number, who: ReturnType<typeof person>) {
    const { path, fields, intent } = call;
    const form = await app.core.form({
      ...{ id: 'i', ...who, venue: { platform: 'test', channel: 'c', direct: false }, at: 0, path },
      ...{ input: { kind: 'fields', fields }, ...(intent && { intent }) },
    });
    const asked = form?.fields ?? [];
    const filled = Object.fromEntries(
      asked.map(({ name, input }) => [name, choicesOf(input)[grade]?.value ?? '']),
    );
    const answer = await app.press({ path, fields: { ...form?.call.fields, ...filled } }, who);
    return { answer, asked };
  }

  it('when nothing is rated, then the ten skills that the target asks for first are asked, five at a time', async () => {
    const senior = app.data.skills.target('senior');
    if (!senior) throw new Error('no senior');
    const ten = app.data.skills.asked(senior).slice(0, 10);
    const answer = await app.say('/skills check', person('ida'));
    expect(answer.reply.summary).toBe('Rate 10 skills');
    const first = await rated(callOf(answer, 'Start'), 1, person('ida'));
    expect(first.asked.map((one) => one.label)).toEqual(ten.slice(0, 5).map(({ skill }) => skill.name));
    expect(first.asked.every(({ input }) => input.kind === 'radio')).toBe(true);
    expect(choicesOf(first.asked[0]?.input ?? NO_CHOICES).map((one) => one.label)).toEqual([
      ...['0 not yet', '1 with guidance', '2 on your own', '3 leads others'],
    ]);
    expect(first.answer.reply.summary).toBe('5 of 10 rated');
    expect(first.answer.reply.actions[0]).toMatchObject({ label: 'Next 5', style: 'primary' });
    // Grades at the target's own do not put other skills in their place.
    const second = await rated(callOf(first.answer, 'Next 5'), 3, person('ida'));
    expect(second.asked.map((one) => one.label)).toEqual(ten.slice(5).map(({ skill }) => skill.name));
    expect(second.answer.reply.summary).toBe('10 of 10 rated');
    expect(second.answer.reply.actions[0]).toMatchObject({ label: 'My gaps', style: 'primary' });
  });

  it('when a target is set, then its skills are asked, and those that are at its grade are not', async () => {
    await app.press(
      { path: ['rung', 'settings'], fields: { target: 'target:role-mlops-engineer' } },
      person('uma'),
    );
    const mlops = app.data.skills.target('role-mlops-engineer');
    if (!mlops) throw new Error('no role');
    const [known, ...others] = app.data.skills.asked(mlops);
    await app.press(
      { path: ['skills', 'check'], fields: { rate: [`${known?.skill.id ?? ''}=3`] } },
      person('uma'),
    );
    const answer = await app.say('/skills check', person('uma'));
    expect(read(answer, app.core)).toContain('What MLOps engineer asks for first');
    const { asked } = await rated(callOf(answer, 'Start'), 2, person('uma'));
    expect(asked.map((one) => one.label)).toEqual(others.slice(0, 5).map(({ skill }) => skill.name));
  });

  it.each(['/skills check', '/skills check llm', '/skills check rag 2, python 3', '/skills check clear'])(
    'when “%s” is answered, then it is short: 4 buttons, a menu, 90 words',
    async (line) => {
      for (const who of ['short', 'short', 'shorter']) {
        const { reply } = await app.say(line, person(who));
        const buttons = reply.actions.filter((one) => one.type === 'button');
        expect(buttons.length).toBeLessThanOrEqual(4);
        expect(reply.actions.length - buttons.length).toBeLessThanOrEqual(1);
        expect(plain(reply).split(/\s+/u).length).toBeLessThanOrEqual(90);
      }
    },
  );

  it('when its form is opened, then it asks at most five skills of a kind, filled in with the grades there are', async () => {
    await app.say('/skills check fine-tuning 1', person('eve'));
    const answer = await app.say('/skills check llm', person('eve'));
    const { path, fields, intent } = callOf(answer, 'Start');
    const form = await app.core.form({
      id: 'i',
      ...person('eve'),
      venue: { platform: 'test', channel: 'c', direct: false },
      at: 0,
      path,
      input: { kind: 'fields', fields },
      ...(intent && { intent }),
    });
    expect(form?.fields.map((one) => one.label)).toEqual([
      'Prompt engineering',
      'Tokenisation and context management',
      'Retrieval-augmented generation (RAG)',
    ]);
    const saved = await app.press(
      {
        path,
        fields: { ...form?.call.fields, 'rate.1': 'prompting=3', 'rate.2': 'context=2', 'rate.3': 'rag=1' },
      },
      person('eve'),
    );
    expect(saved.reply.summary).toBe('4 of 6 rated');
    // Part two is next, with what was typed before.
    expect(callOf(saved, 'Next 3').fields).toMatchObject({ category: 'category:llm', part: 2 });
    expect(callOf(saved, 'Next 3').fields['known']).toContain('fine-tuning=1');
  });

  it('when a grade was given before and another is submitted, then the new one stands', async () => {
    await app.say('/skills check sql 1', person('kim'));
    await app.say('/skills check sql 3', person('kim'));
    expect(fieldOf(await app.say('/skills check programming', person('kim')), 'SQL')).toBe('3 leads others');
  });

  it('when a grade is out of range, then it says why and changes nothing', async () => {
    const answer = await app.say('/skills check rag 7', person('joe'));
    expect(answer.ok).toBe(false);
    expect(read(answer, app.core)).toContain('Grades run from 0');
    expect((await app.say('/skills check', person('joe'))).reply.summary).toBe('Rate 10 skills');
  });

  it('when every form is submitted in turn, then all that is asked is rated and no form is left', async () => {
    let answer = await app.say('/skills check llm', person('max'));
    for (let forms = 0; forms < 20; forms++) {
      const [next] = answer.reply.actions;
      if (next?.type !== 'button' || !/^(?:Start|Next \d)$/u.test(next.label)) break;
      const { asked, answer: saved } = await rated(next.call, 2, person('max'));
      expect(asked.length).toBeLessThanOrEqual(5);
      answer = saved;
    }
    expect(answer.reply.summary).toBe('6 of 6 rated');
    expect(answer.reply.actions[0]).toMatchObject({ label: 'My gaps', style: 'primary' });
  });

  it('when they are forgotten, then the settings stay', async () => {
    await app.say('/rung settings senior', person('ann'));
    await app.say('/skills check rag 2', person('ann'));
    const asked = await app.say('/skills check clear', person('ann'));
    expect(asked.reply.summary).toBe('Forget all your grades?');
    expect(fieldOf(await app.say('/rung settings', person('ann')), 'Skills rated')).toBe('1 of 35');
    await app.press(callOf(asked, 'Yes, forget them'), person('ann'));
    const settings = await app.say('/rung settings', person('ann'));
    expect(fieldOf(settings, 'Level')).toBe('Senior');
    expect(fieldOf(settings, 'Skills rated')).toBe('none');
  });

  it('when the settings are cleared, then the grades stay', async () => {
    await app.say('/skills check rag 2', person('lea'));
    await app.say('/rung settings clear', person('lea'));
    expect(fieldOf(await app.say('/rung settings', person('lea')), 'Skills rated')).toBe('1 of 35');
  });
});
