import { afterEach, describe, expect, it } from 'vitest';
import { observedCore, observedLeases } from '../../../src/app/observed.ts';
import { createMetrics } from '../../../src/observability/metrics.ts';
import { watchMetrics, type Watched } from '../../../src/observability/watched-metrics.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

const lines = async ({ text }: Pick<ReturnType<typeof createMetrics>, 'text'>, name: string) =>
  (await text()).body.split('\n').filter((line) => line.startsWith(name));
let app: TestApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

describe('given a core whose commands are counted', () => {
  it('when commands are answered, asked back and not known, then each is counted by its name, and nothing typed is in it', async () => {
    app = await openApp();
    const metrics = createMetrics();
    const core = observedCore(app.core, metrics);
    expect(core.home).toEqual(app.core.home);
    for (const [at, words] of [
      '/salary senior london',
      '/salary offer 987654 in London',
      'canary word',
    ].entries())
      await core.handleOnce({
        ...{ id: String(at), path: [], input: { kind: 'text', text: words }, at: 0 },
        ...{
          actor: { platform: 'chat', id: 'U-canary' },
          venue: { platform: 'chat', channel: 'C', direct: true },
        },
      } as never);
    const counted = await lines(metrics, 'rung_commands_total');
    expect(counted).toContain('rung_commands_total{command="salary",platform="chat",outcome="answered"} 1');
    expect(counted).toContainEqual(expect.stringContaining('command="none"'));
    expect((await metrics.text()).body).not.toMatch(/987654|canary/);
  });
});

const away = () => Promise.reject(new Error('away'));

describe('given metrics that are looked up', () => {
  const watch = async (changes: Partial<Watched>) => {
    const metrics = createMetrics();
    const watched = watchMetrics(metrics.registry, {
      ...{ version: '1.2.3', now: () => 100_000, lastBackup: () => 50_000 },
      ...{ manyOn: ['slack'], installed: () => Promise.resolve(7) },
      due: () => Promise.resolve({ count: 3, oldest: 40_000 }),
      late: () => new Promise(() => undefined),
      ...changes,
    });
    const { body } = await metrics.text();
    watched.stop();
    return body;
  };

  it('when the database answers, then what is due and for how long is told', async () => {
    const body = await watch({});
    for (const line of [
      'rung_database_up 1',
      'rung_due_messages 3',
      'rung_oldest_due_seconds 60',
      'rung_last_backup_timestamp_seconds 50',
      'rung_installed_workspaces{platform="slack"} 7',
      'rung_build_info{version="1.2.3"} 1',
    ])
      expect(body).toContain(`${line}\n`);
    expect(body).toMatch(/rung_event_loop_delay_seconds\{quantile="0\.99"\} [\d.e-]+/);
  });

  it.each([
    ['is away', { due: away, installed: away }],
    [
      'does not answer in time',
      { due: () => new Promise<never>(() => undefined), late: () => Promise.reject(new Error('late')) },
    ],
  ])('when the database %s, then that is told and the rest is there', async (_, changes) => {
    const body = await watch(changes);
    expect(body).toContain('rung_database_up 0\n');
    expect(body).toMatch(/rung_due_messages Nan/i);
    expect(body).toMatch('installed' in changes ? /\{platform="slack"\} Nan/i : /\{platform="slack"\} 7/);
    expect(body).toContain('rung_last_backup_timestamp_seconds 50\n');
  });
});

describe('given a lease', () => {
  it('when it is taken and released, then the metric says so, without the hash in its name', async () => {
    const metrics = createMetrics();
    const leases = observedLeases(
      {
        take: () => Promise.resolve({}),
        release: () => Promise.resolve(),
        read: () => Promise.resolve(undefined),
      },
      metrics,
    );
    await leases.take('discord gateway 3f7ac0d19be24c55 0', 'me', 0, 1);
    expect(await lines(metrics, 'rung_lease_held{')).toEqual([
      'rung_lease_held{lease="discord gateway 0"} 1',
    ]);
    await leases.release('discord gateway 3f7ac0d19be24c55 0', 'me');
    expect(await lines(metrics, 'rung_lease_held{')).toEqual([
      'rung_lease_held{lease="discord gateway 0"} 0',
    ]);
  });
});
