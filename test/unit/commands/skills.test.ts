import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/declare/invocation.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import { blocksOf, callOf, fieldOf, labels, leadOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.store.close());

/** The skills of an answer's tables. */
const rowsOf = (answer: Answer): (string | undefined)[] =>
  blocksOf(answer).flatMap((one) => (one.type === 'table' ? one.rows.map(({ cells }) => cells[0]) : []));

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
    expect(labels(answer)[0]).toBe('Start it');
    const begun = await app.press(callOf(answer, 'Start it'), person('ada2'));
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
