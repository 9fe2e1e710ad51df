import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { defineCommand } from '../../../src/core/declare/command.ts';
import type { Invocation } from '../../../src/core/declare/invocation.ts';
import { treeOf } from '../../../src/core/declare/registry.ts';
import { personOf } from '../../../src/core/run/person-of.ts';
import { UserError } from '../../../src/core/declare/user-error.ts';
import type { PersonKey, ReadOnlyRepositories, Repositories } from '../../../src/store/store.ts';
import { ACTOR, openApp, VENUE, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openApp();
});
afterEach(() => app.store.close());

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
    expect((await app.core.handleOnce(said('/salary senior london')))?.reply.summary).toContain('£90K–£130K');
    expect(await app.core.handleOnce(said('/salary senior london'))).toBeUndefined();
    expect(await app.core.handleOnce(said('/salary senior london', 'e2'))).toBeDefined();
  });

  it('when it changes something, then the change and the mark are one', async () => {
    expect((await app.core.handleOnce(said('/rung settings senior')))?.reply.summary).toBe('Settings saved');
    expect(await app.core.handleOnce(said('/rung settings junior'))).toBeUndefined();
    expect(await app.store.people.defaults(personOf(ACTOR))).toEqual({ level: 'senior' });
  });

  it('when the store is away, then a lookup is answered all the same, and the operator told', async () => {
    await app.store.close();
    expect((await app.core.handleOnce(said('/salary senior london')))?.reply.summary).toContain('£90K–£130K');
    expect(app.bugs).toHaveLength(2);
    const change = await app.core.handleOnce(said('/rung settings senior'));
    expect(change?.reply.summary).toBe('Something went wrong on my side');
  });
});

describe('given a command that fails', () => {
  const failing = (
    changes: boolean,
    fail: () => Error,
    change = (store: Repositories, person: PersonKey): Promise<unknown> =>
      store.people.remember(person, { level: 'senior' }, 1),
  ) =>
    openApp({
      tree: treeOf(
        new Map([
          [
            'fail',
            {
              ...defineCommand({
                summary: 'Fails',
                examples: ['/fail'],
                changes: true,
                async run(_args, { store, actor }) {
                  await change(store, personOf(actor));
                  throw fail();
                },
              }),
              changes,
            },
          ],
        ]),
      ),
      store: app.store,
    });

  it('when it had changed something, then that is undone, and the apology made once', async () => {
    const { core, bugs } = await failing(true, () => new UserError('no', 'Not today', 'Tomorrow.'));
    expect((await core.handleOnce(said('/fail')))?.reply.summary).toBe('Not today');
    expect(await core.handleOnce(said('/fail'))).toBeUndefined();
    expect(await app.store.people.defaults(personOf(ACTOR))).toEqual({});
    expect(bugs).toEqual([]);
  });

  it('when its declaration says no change, then its types let it read and nothing else', () => {
    type Methods<Part> = { [name in keyof Part]: keyof Part[name] };
    expectTypeOf<Methods<ReadOnlyRepositories>>().toEqualTypeOf<{
      readonly people: 'defaults' | 'export';
      readonly links: 'get';
      readonly plans: 'list';
      readonly schedules: 'get' | 'accountOf';
      readonly quiz: 'list' | 'due';
      readonly teamRoadmaps: 'list' | 'listOfPlans' | 'listElsewhere' | 'get';
      readonly channelRoadmaps: 'list' | 'audience' | 'following' | 'progress';
      readonly digests: 'author';
      readonly workspaceSettings: 'list';
      readonly ownBands: 'get';
    }>();
    defineCommand({
      summary: 'Reads',
      examples: ['/read'],
      async run(_args, { store, actor }) {
        expectTypeOf(store).toEqualTypeOf<ReadOnlyRepositories>();
        await store.plans.list(personOf(actor));
        return { summary: 'Read', blocks: [], actions: [] };
      },
    });
  });

  it('when it only reads, then it may', async () => {
    const read: unknown[] = [];
    const { core } = await failing(
      false,
      () => new UserError('no', 'Not today', 'Tomorrow.'),
      async (store, person) => {
        read.push(await store.schedules.get(person, 'weekly-plan'), await store.plans.list(person));
        read.push(await store.people.export(person));
      },
    );
    expect((await core.handleOnce(said('/fail')))?.reply.summary).toBe('Not today');
    expect(read).toEqual([
      undefined,
      [],
      {
        ...{ remembered: [], schedule: [], conversation: [], plans: [], nudges: [] },
        ...{
          quiz: [],
          following: [],
          shares: [],
          roadmaps: [],
          digests: [],
          pictures: [],
          links: [],
          chosen: [],
        },
      },
    ]);
  });
});

describe('given an invocation that is asked about again and again', () => {
  it('when its form, its visibility, what it changes and its answer are wanted, then its command is looked up once', async () => {
    const looked: string[] = [];
    const { tree } = app;
    const { core } = await openApp({
      store: app.store,
      tree: {
        ...tree,
        find(path) {
          looked.push(path.join(' '));
          return tree.find(path);
        },
      },
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
