import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCore } from '../../src/command/core.ts';
import { defineCommand } from '../../src/command/command.ts';
import type { Invocation } from '../../src/command/invocation.ts';
import { treeOf } from '../../src/command/registry.ts';
import { personOf } from '../../src/command/run.ts';
import { UserError } from '../../src/command/user-error.ts';
import { ACTOR, openWorld, VENUE, type World } from '../support/core.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.store.close());

const said = (text: string, id = 'e1'): Invocation => ({
  id,
  path: [],
  input: { kind: 'text', text },
  actor: ACTOR,
  venue: VENUE,
  at: 1_000,
});

describe('given a delivery that may be repeated', () => {
  it('when it looks something up, then it is answered once', async () => {
    expect((await world.core.once(said('/salary senior london')))?.reply.summary).toContain('£90K–£130K');
    expect(await world.core.once(said('/salary senior london'))).toBeUndefined();
    expect(await world.core.once(said('/salary senior london', 'e2'))).toBeDefined();
  });

  it('when it changes something, then the change and the mark are one', async () => {
    expect((await world.core.once(said('/rung settings senior')))?.reply.summary).toBe('Settings saved');
    expect(await world.core.once(said('/rung settings junior'))).toBeUndefined();
    expect(await world.store.defaults(personOf(ACTOR))).toEqual({ level: 'senior' });
  });

  it('when the store is away, then a lookup is answered all the same, and the operator told', async () => {
    await world.store.close();
    expect((await world.core.once(said('/salary senior london')))?.reply.summary).toContain('£90K–£130K');
    expect(world.bugs).toHaveLength(2);
    const change = await world.core.once(said('/rung settings senior'));
    expect(change?.reply.summary).toBe('Something went wrong on our side');
  });
});

describe('given a command that fails', () => {
  const failing = (changes: boolean, fail: () => Error) =>
    createCore({
      tree: treeOf(
        new Map([
          [
            'fail',
            defineCommand({
              summary: 'Fails',
              examples: ['/fail'],
              changes,
              async run(_args, { store, actor }) {
                await store.remember(personOf(actor), { level: 'senior' }, 1);
                throw fail();
              },
            }),
          ],
        ]),
      ),
      data: world.data,
      store: world.store,
      clock: { now: () => 1_000 },
      report: (_id, error) => world.bugs.push(error),
    });

  it('when it had changed something, then that is undone, and the apology made once', async () => {
    const core = failing(true, () => new UserError('no', 'Not today', 'Tomorrow.'));
    expect((await core.once(said('/fail')))?.reply.summary).toBe('Not today');
    expect(await core.once(said('/fail'))).toBeUndefined();
    expect(await world.store.defaults(personOf(ACTOR))).toEqual({});
    expect(world.bugs).toEqual([]);
  });

  it('when it changes what it did not declare, then it is a bug, and nothing is changed', async () => {
    const core = failing(false, () => new Error('never reached'));
    expect((await core.once(said('/fail')))?.reply.summary).toBe('Something went wrong on our side');
    expect(String(world.bugs[0])).toContain('/fail changes what is remembered: declare it');
    expect(await world.store.defaults(personOf(ACTOR))).toEqual({});
  });
});
