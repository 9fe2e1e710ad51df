import { createOwnRoadmaps } from '../../../src/features/teams/team-roadmaps.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCore } from '../../../src/core/run/core.ts';
import { defineCommand } from '../../../src/core/declare/command.ts';
import type { Invocation } from '../../../src/core/declare/invocation.ts';
import { treeOf } from '../../../src/core/declare/registry.ts';
import { personOf } from '../../../src/core/run/run.ts';
import { UserError } from '../../../src/core/declare/user-error.ts';
import type { Memory, PersonKey } from '../../../src/store/store.ts';
import { ACTOR, openWorld, VENUE, type World } from '../../harness/core.ts';
import { aPlan, aSchedule } from '../../harness/scheduling/schedules.ts';

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
    expect((await world.core.handleOnce(said('/salary senior london')))?.reply.summary).toContain(
      '£90K–£130K',
    );
    expect(await world.core.handleOnce(said('/salary senior london'))).toBeUndefined();
    expect(await world.core.handleOnce(said('/salary senior london', 'e2'))).toBeDefined();
  });

  it('when it changes something, then the change and the mark are one', async () => {
    expect((await world.core.handleOnce(said('/rung settings senior')))?.reply.summary).toBe(
      'Settings saved',
    );
    expect(await world.core.handleOnce(said('/rung settings junior'))).toBeUndefined();
    expect(await world.store.defaults(personOf(ACTOR))).toEqual({ level: 'senior' });
  });

  it('when the store is away, then a lookup is answered all the same, and the operator told', async () => {
    await world.store.close();
    expect((await world.core.handleOnce(said('/salary senior london')))?.reply.summary).toContain(
      '£90K–£130K',
    );
    expect(world.bugs).toHaveLength(2);
    const change = await world.core.handleOnce(said('/rung settings senior'));
    expect(change?.reply.summary).toBe('Something went wrong on our side');
  });
});

describe('given a command that fails', () => {
  const failing = (
    changes: boolean,
    fail: () => Error,
    change = (memory: Memory, person: PersonKey): Promise<unknown> =>
      memory.remember(person, { level: 'senior' }, 1),
  ) =>
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
                await change(store, personOf(actor));
                throw fail();
              },
            }),
          ],
        ]),
      ),
      data: world.data,
      store: world.store,
      own: createOwnRoadmaps(world.data),
      clock: { now: () => 1_000 },
      report: (_id, error) => world.bugs.push(error),
    });

  it('when it had changed something, then that is undone, and the apology made once', async () => {
    const core = failing(true, () => new UserError('no', 'Not today', 'Tomorrow.'));
    expect((await core.handleOnce(said('/fail')))?.reply.summary).toBe('Not today');
    expect(await core.handleOnce(said('/fail'))).toBeUndefined();
    expect(await world.store.defaults(personOf(ACTOR))).toEqual({});
    expect(world.bugs).toEqual([]);
  });

  it.each<[string, (memory: Memory, person: PersonKey) => Promise<unknown>]>([
    ['a value', (memory, person) => memory.remember(person, { level: 'senior' }, 1)],
    ['a schedule', (memory, person) => memory.setSchedule(person, aSchedule(), 1)],
    ['a plan', (memory, person) => memory.savePlan(person, aPlan('p1'), 1)],
    ['no plan', (memory, person) => memory.dropPlans(person)],
    ['nobody', (memory, person) => memory.forgetPerson(person)],
  ])('when it leaves %s undeclared, then it is a bug, and nothing is changed', async (_, change) => {
    const core = failing(false, () => new Error('never reached'), change);
    await world.store.remember(personOf(ACTOR), { level: 'junior' }, 1);
    const before = await world.store.exportPerson(personOf(ACTOR));
    expect((await core.handleOnce(said('/fail')))?.reply.summary).toBe('Something went wrong on our side');
    expect(String(world.bugs[0])).toContain('/fail changes what is remembered: declare it');
    expect(await world.store.exportPerson(personOf(ACTOR))).toEqual(before);
  });

  it('when it only reads, then it may', async () => {
    const read: unknown[] = [];
    const core = failing(
      false,
      () => new UserError('no', 'Not today', 'Tomorrow.'),
      async (memory, person) => {
        read.push(await memory.schedule(person), await memory.plans(person));
        read.push(await memory.exportPerson(person));
      },
    );
    expect((await core.handleOnce(said('/fail')))?.reply.summary).toBe('Not today');
    expect(read).toEqual([
      undefined,
      [],
      {
        ...{ remembered: [], schedule: [], conversation: [], plans: [], nudges: [] },
        ...{ following: [], shares: [], roadmaps: [], digests: [] },
      },
    ]);
  });
});

describe('given an invocation that is asked about again and again', () => {
  it('when its form, its visibility, what it changes and its answer are wanted, then its command is looked up once', async () => {
    const looked: string[] = [];
    const { tree } = world;
    const core = createCore({
      tree: {
        ...tree,
        find(path) {
          looked.push(path.join(' '));
          return tree.find(path);
        },
      },
      data: world.data,
      store: world.store,
      own: createOwnRoadmaps(world.data),
      clock: { now: () => 1_000 },
      report: (_id, error) => world.bugs.push(error),
    });
    const pressed: Invocation = {
      ...said(''),
      path: ['rung', 'settings'],
      input: { kind: 'fields', fields: { level: 'senior' } },
    };
    expect(await core.form(pressed)).toBeUndefined();
    expect(await core.visibility(pressed)).toBe('private');
    expect(core.changes(pressed)).toBe(true);
    expect(core.read(pressed)?.fields).toEqual({ level: 'senior' });
    expect((await core.handleOnce(pressed))?.reply.summary).toBe('Settings saved');
    expect((await core.invoke({ ...pressed })).reply.summary).toBe('Settings saved');
    expect(looked).toEqual(['rung settings', 'rung settings']);
  });
});
