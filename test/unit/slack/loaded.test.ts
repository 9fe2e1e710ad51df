import { describe, expect, it } from 'vitest';
import { createLoaded } from '../../../src/adapters/slack/many/loaded.ts';
import { createStates, STATE_LIFE } from '../../../src/adapters/slack/many/state.ts';

/** What is opened and closed, in order. */
function open(most: number, missing: readonly string[] = []) {
  const log: string[] = [];
  const loaded = createLoaded<string>({
    most,
    open(name) {
      log.push(`open ${name}`);
      if (name === 'broken') return Promise.reject(new Error('broken'));
      return Promise.resolve(missing.includes(name) ? undefined : name);
    },
    close(name) {
      log.push(`close ${name}`);
      return Promise.resolve();
    },
  });
  return { log, loaded };
}

describe('given workspaces that are opened when they are used', () => {
  it('when many use one at once, then it is opened once', async () => {
    const { log, loaded } = open(2);
    await Promise.all(Array.from({ length: 5 }, () => loaded.use('a', (one) => one)));
    expect(log).toEqual(['open a']);
  });

  it('when there are too many, then the one used longest ago is closed', async () => {
    const { log, loaded } = open(2);
    for (const name of ['a', 'b', 'a', 'c']) await loaded.use(name, () => undefined);
    await loaded.stop();
    expect(log).toEqual(['open a', 'open b', 'open c', 'close b', 'close a', 'close c']);
  });

  it('when something is done with one, then it is not closed before that is done', async () => {
    const { log, loaded } = open(1);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const using = loaded.use('a', () => promise);
    await loaded.use('b', () => undefined);
    expect(log).toEqual(['open a', 'open b', 'close b']);
    loaded.drop('a');
    expect(log).not.toContain('close a');
    resolve(undefined);
    await using;
    await loaded.stop();
    expect(log).toEqual(['open a', 'open b', 'close b', 'close a']);
  });

  it('when there is no such thing, or it cannot be opened, then the next use tries anew', async () => {
    const { log, loaded } = open(2, ['none']);
    expect(await loaded.use('none', (one) => one)).toBeUndefined();
    expect(await loaded.use('none', (one) => one)).toBeUndefined();
    await expect(loaded.use('broken', (one) => one)).rejects.toThrow('broken');
    await expect(loaded.use('broken', (one) => one)).rejects.toThrow('broken');
    expect(log).toEqual(['open none', 'open none', 'open broken', 'open broken']);
    await loaded.stop();
  });

  it('when work fails, then the workspace stays open', async () => {
    const { log, loaded } = open(2);
    await expect(loaded.use('a', () => Promise.reject(new Error('work')))).rejects.toThrow('work');
    await loaded.use('a', () => undefined);
    expect(log).toEqual(['open a']);
  });
});

describe('given the state of an installation', () => {
  it('when it is read within ten minutes, by whoever shares the secret, then it is known', () => {
    let now = 1_000;
    const states = createStates('secret', () => now);
    const state = states.make();
    expect(states.read(state)).toMatch(/^[\w-]{22}$/);
    expect(createStates('secret', () => now).read(state)).toBe(states.read(state));
    expect(createStates('another', () => now).read(state)).toBeUndefined();
    now += STATE_LIFE;
    expect(states.read(state)).toBeUndefined();
    now = 0;
    expect(states.read(state)).toBeUndefined();
  });

  it('when any letter of it is changed, then it is not known', () => {
    const states = createStates('secret', () => 1_000);
    const state = states.make();
    for (let at = 0; at < state.length - 1; at += 1) {
      const other = state[at] === 'a' ? 'b' : 'a';
      expect(states.read(state.slice(0, at) + other + state.slice(at + 1))).toBeUndefined();
    }
    expect(states.make()).not.toBe(state);
  });
});
