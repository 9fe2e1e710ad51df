import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/declare/invocation.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import { callOf, fieldOf, labels, leadOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.store.close());

/** The skills of an answer's tables. */
const rowsOf = ({ reply }: Answer): (string | undefined)[] =>
  reply.blocks.flatMap((one) => (one.type === 'table' ? one.rows.map(({ cells }) => cells[0]) : []));

const person = (id: string): { actor: Actor } => ({ actor: { platform: 'test', id, name: id } });

describe('given /skills', () => {
  it('when asked of nothing, then every kind is listed with its skills', async () => {
    const answer = await app.say('/skills');
    expect(answer.reply.summary).toBe('35 AI engineering skills in 6 areas');
    const said = read(answer, app.core);
    for (const { name } of app.data.skills.all)
      expect(said).toContain(name.endsWith('(RAG)') ? 'RAG' : name.replace(/ \(.*/u, ''));
    expect(said).not.toContain('FastAPI');
  });

  it('when asked of a skill by any of its names, then it tells why, how well, what before and after, and for whom', async () => {
    const answer = await app.say('/skills retrieval augmented generation');
    expect(answer.reply).toEqual((await app.say('/skills RAG')).reply);
    const said = read(answer, app.core);
    expect(fieldOf(answer, 'Prerequisites')).toBe('Tokenisation and context management');
    expect(fieldOf(answer, 'Leads to')).toBe('Vector databases');
    expect(fieldOf(answer, 'Pay')).toContain('+15–25%');
    const grades = await app.press(callOf(answer, 'See the grades'));
    expect(fieldOf(grades, '2 on your own')).toMatch(/^Choose chunking, /);
    expect(fieldOf(answer, 'Levels')).toContain('Senior 3');
    expect(said).toContain('Rung’s own'.replace('’', "'"));
  });

  it('when asked of a kind that the guide divides, then must-haves stand apart from differentiators', async () => {
    const headings = (await app.say('/skills programming')).reply.blocks.flatMap((one) =>
      one.type === 'heading' ? [one.text] : [],
    );
    expect(headings).toEqual(['Must-haves', 'What sets you apart', 'Also asked for']);
  });

  it('when asked of years, then it answers for the level they are', async () => {
    expect((await app.say('/skills 6 years')).reply.summary).toMatch(/^Senior: /);
  });

  it('when a word is misspelt, then the nearest is taken and said', async () => {
    const answer = await app.say('/skills kuberntes');
    expect(answer.reply.summary).toMatch(/^Containers/);
    expect(leadOf(answer)).toBe('Showing Containers (Docker, Kubernetes).');
    expect((await app.press(callOf(answer, 'Not that?'))).ok).toBe(true);
  });

  it('when each page is asked for by its button, then it answers without a word left over', async () => {
    const refs = app.data.pages.all.filter(({ kind }) => ['skill', 'category', 'target'].includes(kind));
    for (const { ref } of refs) {
      const answer = await app.press({ path: ['skills'], fields: { about: ref } });
      expect([ref, answer.ok]).toEqual([ref, true]);
    }
    expect(app.bugs).toEqual([]);
  });
});

describe('given /skills check', () => {
  it('when grades are typed, then they are remembered and shown, for that person alone', async () => {
    await app.say('/skills check rag 2, python 3, k8s 1', person('ada'));
    const answer = await app.say('/skills check', person('ada'));
    expect(answer.reply.summary).toBe('Your grades: 3 of 35 skills rated');
    expect(fieldOf(answer, 'Programming')).toBe('1 of 9: Python 3');
    expect((await app.say('/skills check', person('bob'))).reply.summary).toBe(
      'Your grades: 0 of 35 skills rated',
    );
  });

  it('when its form is opened, then it asks at most five skills of a kind, filled in with the grades there are', async () => {
    await app.say('/skills check fine-tuning 1', person('eve'));
    const answer = await app.say('/skills check llm', person('eve'));
    const { path, fields, intent } = callOf(answer, 'Rate yourself');
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
    expect(saved.reply.summary).toBe('Saved: 4 of 35 skills rated');
    // Part two is next, with what was typed before.
    expect(callOf(saved, 'Keep rating').fields).toEqual({
      category: 'category:llm',
      part: 2,
      rate: ['fine-tuning=1'],
    });
  });

  it('when a grade was given before and another is submitted, then the new one stands', async () => {
    await app.say('/skills check sql 1', person('kim'));
    await app.say('/skills check sql 3', person('kim'));
    expect(fieldOf(await app.say('/skills check', person('kim')), 'Programming')).toBe('1 of 9: SQL 3');
  });

  it('when a grade is out of range, then it says why and changes nothing', async () => {
    const answer = await app.say('/skills check rag 7', person('joe'));
    expect(answer.ok).toBe(false);
    expect(read(answer, app.core)).toContain('Grades run from 0');
    expect((await app.say('/skills check', person('joe'))).reply.summary).toContain('0 of 35');
  });

  it('when every form is submitted in turn, then all is rated and no form is left', async () => {
    let answer = await app.say('/skills check', person('max'));
    for (let forms = 0; forms < 20; forms++) {
      const next = answer.reply.actions.find(
        (one) => one.type === 'button' && ['Rate yourself', 'Keep rating'].includes(one.label),
      );
      if (next?.type !== 'button') break;
      const { path, fields } = next.call;
      const form = await app.core.form({
        id: 'i',
        ...person('max'),
        venue: { platform: 'test', channel: 'c', direct: false },
        at: 0,
        path,
        input: { kind: 'fields', fields },
        intent: 'form',
      });
      expect(form?.fields.length).toBeLessThanOrEqual(5);
      const filled = Object.fromEntries(
        (form?.fields ?? []).map(({ name, input }) => [
          name,
          input.kind === 'select' ? (input.choices[2]?.value ?? '') : '',
        ]),
      );
      answer = await app.press({ path, fields: { ...form?.call.fields, ...filled } }, person('max'));
    }
    expect(answer.reply.summary).toBe('Saved: 35 of 35 skills rated');
    expect(labels(answer)).not.toContain('Rate yourself');
    expect(labels(answer)).not.toContain('Keep rating');
  });

  it('when they are forgotten, then the settings stay', async () => {
    await app.say('/rung settings senior', person('ann'));
    await app.say('/skills check rag 2', person('ann'));
    await app.say('/skills check clear', person('ann'));
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

describe('given /skills gap', () => {
  it('when nothing is rated, then all of it is missing, and only rating is offered', async () => {
    const answer = await app.say('/skills gap entry', person('new'));
    expect(answer.reply.summary).toBe('Junior: 16 skills to go');
    expect(labels(answer)).toEqual(['Rate yourself']);
    expect(answer.reply.blocks).toHaveLength(1);
    expect((await app.press(callOf(answer, 'Rate yourself'), person('new'))).call.path).toEqual([
      'skills',
      'check',
    ]);
  });

  it('when skills are rated, then the first five gaps are listed in learning order, and all of them, with their worth, at a press', async () => {
    await app.say(
      '/skills check python 2, shell 1, software engineering practice 1, sql 2, pandas 1, pytorch 1, fastapi 1, supervised learning 1, metrics 1',
      person('ada2'),
    );
    const answer = await app.say('/skills gap entry', person('ada2'));
    const order = [
      'Neural network architectures',
      'Prompt engineering',
      'Tokenisation and context management',
      'RAG',
      'Problem decomposition',
      'Communication',
      'Iteration and experimentation',
    ];
    expect(rowsOf(answer)).toEqual(order.slice(0, 5));
    expect(answer.reply.summary).toBe('Junior: 7 skills to go');
    expect(read(answer, app.core)).toContain('30-day plan');
    const all = await app.press(callOf(answer, 'Show all'), person('ada2'));
    expect(rowsOf(all)).toEqual(order);
    expect(fieldOf(all, 'LLM engineering +15–25%')).toContain('Prompt engineering');
    expect(labels(all)).not.toContain('Show all');
    expect(labels(answer)[0]).toBe('Start a plan');
    const begun = await app.press(callOf(answer, 'Start a plan'), person('ada2'));
    expect(begun.reply.summary).toBe('Which time zone are you in?');
  });

  it('when a target is remembered, then a bare gap is about it and says so', async () => {
    await app.say('/skills check sql 1', person('tom'));
    const answer = await app.say('/skills gap mlops engineer', person('tom'));
    await app.press(callOf(answer, 'Set as target'), person('tom'));
    const bare = await app.say('/skills gap', person('tom'));
    expect(bare.reply.summary).toMatch(/^MLOps engineer: /);
    expect(read(bare, app.core)).toContain('From your settings: MLOps engineer.');
    expect(labels(bare)).not.toContain('Set as target');
  });

  it('when nothing is missing, then it says so', async () => {
    const all = app.data.skills.all.map((one) => `${one.id}=3`);
    await app.press({ path: ['skills', 'check'], fields: { rate: all } }, person('pro'));
    expect((await app.say('/skills gap principal', person('pro'))).reply.summary).toContain('no gaps');
  });

  it('when it is asked to be shared, then it stays private', async () => {
    const answer = await app.say('/skills gap entry share here', person('shy'));
    expect(answer.visibility).toBe('private');
    expect(answer.ok).toBe(false);
  });
});
