import { describe, expect } from 'vitest';
import { deleteExpired, KEPT_AFTER_REMOVAL } from '../../src/store/retention.ts';
import { BY_PERSON, LEFT_BEHIND } from '../../src/store/repositories/personal-data.ts';
import { SIGNED } from '../../src/store/repositories/personal-team-data.ts';
import { useBands } from '../harness/bands/asks.ts';
import { testClosing } from '../harness/closing.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { counts, mentions, rowsOf } from '../harness/rows.ts';
import { tick } from '../harness/scheduling/tick.ts';
import {
  OF_RUNG,
  START,
  newest,
  openSharedChannels,
  press,
  says,
} from '../harness/fixtures/integration/connect.ts';

const folder = temporaryFolder();

let number = 0;

describe.concurrent.each([
  ['over Socket Mode', 'socket', false],
  ['over signed HTTP', 'http', false],
  ['as an organisation’s app', 'socket', true],
] as const)('given channels that are shared with another company, %s', (_, transport, organisation) => {
  const it = testClosing.extend('shared', async ({ closing }, { onCleanup }) => {
    const file = folder.file(`connect-${++number}.sqlite`);
    const options = { transport, store: { kind: 'sqlite', file }, setup: { organisation } } as const;
    const opened = await openSharedChannels(options, number % 2 === 0);
    closing(opened.slack);
    onCleanup(() => expect(opened.slack.bugs).toEqual([]));
    return { ...opened, file };
  });

  it('when one of ours mentions Rung in theirs, then their commands know of it', async ({ shared }) => {
    const { slack, theirs, mention, type } = shared;
    const { ada, general } = slack;
    await mention(ada, theirs, START, 'You’re in!');
    await mention(ada, theirs, 'roadmap share 30 days', 'Shared: ');
    await type(ada, theirs, '/roadmap team', '0 following');
    await type(ada, general, '/plan', 'week 1 of 4');
    await type(ada, general, '/rung privacy', 'What Rung stores about you');
  });

  it('when people of both do all there is, then all of it is of the installation', async ({ shared }) => {
    const { file, company, live, monday, installation } = shared;
    await live();
    await monday();
    // Rows of a plan, or of a recipient, are by its key.
    const others = [
      ...[...OF_RUNG, 'removed_workspace', 'installation', 'plan_task', 'conversation', 'ledger'],
      // Of two platforms: what is linked is tested with its commands.
      ...['linked_person', 'link_code', 'link_try'],
    ];
    const tables = [...rowsOf(file).keys()].filter((one) => !others.includes(one));
    expect(Object.keys(mentions(file, installation)).sort()).toEqual(tables.sort());
    expect(counts(file)['plan_task']).toBe(1);
    expect(mentions(file, company.teamId)).toEqual({});
    expect(mentions(file, company.enterpriseId ?? company.teamId)).toEqual({});
  });

  it('when the installation has pay bands of its company, then its members see them, and people of the other do not', async ({
    shared,
  }) => {
    const { slack, ours, cleo, mention, installation } = shared;
    await useBands(slack.store, { platform: 'slack', workspace: installation });
    await mention(slack.ada, ours, 'salary senior london', '£97.321K–£127.321K a year');
    await mention(cleo, ours, 'salary senior london', '£90K–£130K a year');
    await says(cleo, ours, 'Startupbricks guide');
  });

  it('when each has themselves deleted, then no row of any table names them', async ({ shared }) => {
    const { file, slack, ours, cleo, mention, type, live, monday } = shared;
    const { ada, general } = slack;
    await live();
    await monday();
    const named = [ada, cleo].flatMap((who) => Object.keys(mentions(file, who.id)));
    expect([...new Set(named)].sort()).toEqual(
      [...BY_PERSON, ...SIGNED, ...LEFT_BEHIND, 'follower', 'recipient'].sort(),
    );
    await type(ada, general, '/rung privacy delete', 'Delete everything');
    await press(ada, general, 'Yes, delete it all');
    await says(ada, general, 'Deleted');
    await mention(cleo, ours, 'rung privacy delete', 'Delete everything');
    await press(cleo, ours, 'Yes, delete it all');
    await says(cleo, ours, 'Deleted');
    for (const who of [ada, cleo]) expect(mentions(file, who.id)).toEqual({});
    // What the team has stays: the roadmap, its card, the channel's digest and what was sent of it.
    const left = Object.keys(counts(file)).filter(
      (one) => ![...OF_RUNG, 'stored_action', 'inbox', 'greeting', ...LEFT_BEHIND].includes(one),
    );
    expect(left.sort()).toEqual([...SIGNED, 'own_bands', 'recipient', 'schedule', 'ledger'].sort());
  });

  it('when the app is removed, then all stops at once, and after its days no table holds a row', async ({
    shared,
  }) => {
    const { file, slack, live, installation } = shared;
    const { store } = slack;
    await live();
    await slack.workspace.uninstall();
    await slack.until(() => slack.telemetry.lines.some((one) => one.includes('Rung was removed')));
    expect(await store.workspaces.removedBefore(Date.now() + 1)).toEqual([
      { platform: 'slack', workspace: installation },
    ]);
    expect(await store.ledger.countDue(Date.now() + 8 * 86_400_000)).toBe(0);
    await deleteExpired(store, Date.now() + KEPT_AFTER_REMOVAL + 1_000);
    expect(Object.keys(counts(file)).filter((one) => !OF_RUNG.includes(one))).toEqual([]);
  });

  it('when an admin of the other side would take back what ours shared, then they may not, and ours may', async ({
    shared,
  }) => {
    const { file, slack, ours, cleo, mention } = shared;
    const { ada, workspace } = slack;
    const boss = workspace.addPerson('boss', { admin: true });
    await ada.run(ours, '/invite @boss');
    await mention(ada, ours, 'roadmap share 30 days', 'Shared: ');
    await mention(cleo, ours, 'roadmap unshare 30 days', 'Only ');
    expect(newest(cleo, ours).words()).toContain('can unshare it');
    await mention(boss, ours, 'roadmap unshare 30 days yes', 'Unshared: ');
    await mention(boss, ours, 'rung privacy delete', 'Delete everything');
    await press(boss, ours, 'Yes, delete it all');
    await says(boss, ours, 'Deleted');
    // Who took it back is named until the card has said so.
    await tick({ adapter: slack.adapter, store: slack.store, now: () => Date.now() + 60_000 });
    expect(mentions(file, boss.id)).toEqual({});
  });
});
