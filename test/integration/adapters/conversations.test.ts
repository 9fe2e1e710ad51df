import { describe, expect, it } from 'vitest';
import { ada, shelf, aProcess } from '../../harness/fixtures/integration/adapters/conversations.ts';

describe('given conversations that every process knows', () => {
  it('when one was opened at opt-in, then another process opens nothing, and asks once', async () => {
    const store = shelf();
    expect(await aProcess(store).with(ada, 'opt-in')).toBe('D1');
    const other = aProcess(store);
    store.asked = 0;
    for (let turn = 0; turn < 3; turn += 1) expect(await other.with(ada, 'message')).toBe('D1');
    expect(other.opened).toEqual([]);
    expect(store.asked).toBe(1);
  });

  it('when one is opened for an answer, then nobody else is told, until its person asks for messages', async () => {
    const store = shelf();
    const one = aProcess(store);
    await one.with(ada, 'answer');
    expect([store.asked, store.rows.size]).toEqual([0, 0]);
    expect(await one.with(ada, 'opt-in')).toBe('D1');
    expect(store.rows.get('ada')).toBe('D1');
    expect(one.opened).toEqual(['ada']);
  });

  it('when it was deleted by another process, then the next opt-in opens and keeps it anew', async () => {
    const store = shelf();
    const one = aProcess(store);
    await one.with(ada, 'opt-in');
    store.rows.clear();
    expect(await one.with(ada, 'opt-in')).toBe('D2');
    expect(store.rows.get('ada')).toBe('D2');
  });

  it('when it is forgotten, then every process has', async () => {
    const store = shelf();
    const one = aProcess(store);
    await one.with(ada, 'opt-in');
    await one.forget(ada);
    expect(store.rows.size).toBe(0);
    expect(await one.with(ada, 'message')).toBe('D2');
  });

  it('when the database is away, then it is opened all the same, and kept once it is back', async () => {
    const store = shelf();
    const one = aProcess(store);
    store.away = true;
    expect(await one.with(ada, 'message')).toBe('D1');
    expect(one.bugs).toHaveLength(2);
    await one.forget({ ...ada, person: 'bob' });
    store.away = false;
    expect(await one.with(ada, 'message')).toBe('D1');
    expect(store.rows.get('ada')).toBe('D1');
    expect(one.opened).toEqual(['ada']);
  });

  it('when there is one process alone, then its memory does', async () => {
    const one = aProcess();
    for (const purpose of ['opt-in', 'message', 'answer', 'opt-in'] as const)
      expect(await one.with(ada, purpose)).toBe('D1');
    expect(await one.with({ ...ada, workspace: 'W2' }, 'message')).toBe('D2');
    await one.forget(ada);
    expect(await one.with(ada, 'message')).toBe('D3');
    expect(one.bugs).toEqual([]);
  });
});
