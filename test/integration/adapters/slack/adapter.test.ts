import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { REQUEST_PATH } from '../../../../src/adapters/slack/connection/request-path.ts';
import { defineCommand, type Command } from '../../../../src/core/declare/command.ts';
import { option } from '../../../../src/core/declare/options.ts';
import { personOf } from '../../../../src/core/run/run.ts';
import { call } from '../../../../src/reply/build.ts';
import { openHouse, type House } from '../../../harness/platforms/slack.ts';
import { freshDatabase } from '../../../harness/postgres.ts';
import { temporaryFolder } from '../../../harness/folder.ts';

const folder = temporaryFolder();
const houses: House[] = [];
afterEach(async () => {
  for (const house of houses.splice(0).reverse()) await house.close();
});
async function open(options: Parameters<typeof openHouse>[0] = {}): Promise<House> {
  const house = await openHouse(options);
  houses.push(house);
  return house;
}

/** Ten boxes, ticked one by one: what is ticked is remembered. */
const tasks: Command = defineCommand({
  summary: 'Tasks to tick',
  options: { tick: option.text({ summary: 'The task to tick or untick' }) },
  examples: ['/tasks'],
  changes: true,
  async run({ tick }, { store, actor }) {
    const before = await store.people.defaults(personOf(actor));
    const changes = tick === undefined ? {} : { [tick]: before[tick] === undefined ? 'done' : null };
    const now = await store.people.remember(personOf(actor), changes, 1);
    return {
      summary: 'This week',
      blocks: [
        {
          type: 'checklist',
          label: 'Tasks',
          items: Array.from({ length: 11 }, (_, at) => ({
            label: `Task ${at}`,
            done: now[`t${at}`] !== undefined,
            call: call(['tasks'], { tick: `t${at}` }),
          })),
        },
      ],
      actions: [],
    };
  },
});

const answersTo = (house: House): string[] =>
  house.ada
    .sees(house.at)
    .filter((one) => one.from === 'rung')
    .map((one) => one.words());

describe('given the App Home', () => {
  it('when it is opened, then it says what Rung is, what is remembered, and offers examples to press', async () => {
    const house = await open();
    await house.type('/rung settings senior singapore');
    await house.until(() => house.read().includes('Settings saved'));
    await house.ada.openHome();
    const home = await house.workspace.waitFor(() => house.ada.home());
    expect(home.words()).toContain('Rung helps engineers become AI engineers');
    expect(home.words()).toContain('Place: Singapore');
    await house.ada.press(home, '/salary senior london');
    await house.until(() => house.ada.home()?.words().includes('£90K–£130K') === true);
    await house.ada.press(house.ada.home() ?? home, 'Home');
    await house.until(() => house.ada.home()?.words().includes('Try one') === true);
    expect(house.bob.home()).toBeUndefined();
  });

  it('when an answer with a table is shown there, then it is in lines, which is all a home can show', async () => {
    const house = await open();
    await house.ada.openHome();
    const home = await house.workspace.waitFor(() => house.ada.home());
    await house.ada.press(home, '/salary compare senior london berlin');
    await house.until(() => house.ada.home()?.words().includes('Berlin') === true);
    expect(house.ada.home()?.blocks.map((block) => block.type)).not.toContain('table');
    expect(house.bugs).toEqual([]);
  });

  it('when settings are changed by its form, then it shows them', async () => {
    const house = await open();
    await house.ada.openHome();
    await house.ada.press(await house.workspace.waitFor(() => house.ada.home()), 'Change settings');
    await house.until(() => house.hasForm());
    await house.submit({ place: 'berlin' });
    await house.until(() => house.ada.home()?.words().includes('Settings saved') === true);
    expect(house.ada.home()?.words()).toContain('Place: Berlin');
  });
});

describe('given a channel', () => {
  it('when Rung is mentioned in a thread, then it answers there, to the one who asked', async () => {
    const house = await open();
    const { ts } = await house.ada.say(house.general, 'about pay');
    await house.ada.say(house.general, '@rung salary senior london', { thread: ts });
    await house.until(() => answersTo(house).length === 1);
    expect(house.newest()).toMatchObject({ thread: ts, ephemeral: true });
    expect(house.overheard()).not.toContain('£90K');
  });

  it('when a mention asks for the answer to be shared, then it is posted for all', async () => {
    const house = await open();
    await house.ada.say(house.general, '@rung salary senior london share here');
    await house.until(() => house.overheard().includes('£90K–£130K'));
    expect(house.overheard()).toContain(`Shared by @${house.ada.id}`);
  });

  it('when Rung is not in it, then a slash command is answered and shared all the same', async () => {
    const house = await open();
    house.at = house.elsewhere;
    await house.type('/salary senior london');
    await house.until(() => house.read().includes('£90K'));
    await house.press('Share here');
    await house.until(() => house.overheard().includes('£90K'));
  });

  it('when others press what was shared, then they are answered alone, and it stays as it is', async () => {
    const house = await open();
    await house.type('/salary senior london share here');
    await house.until(() => house.overheard().includes('£90K'));
    const shared = house.bob.sees(house.general).findLast((one) => one.from === 'rung');
    if (!shared) throw new Error('nothing was shared');
    await house.bob.press(shared, 'How is this worked out?');
    await house.until(() => house.overheard().includes('How this is worked out'));
    expect(answersTo(house).join()).not.toContain('How this is worked out');
    expect(answersTo(house).join()).toContain('£90K–£130K');
  });

  it('when a form is asked for by a mention, then a button opens it', async () => {
    const house = await open();
    await house.ada.say(house.general, '@rung rung settings form');
    await house.until(() => house.read().includes('Your settings'));
    await house.press('Open the form');
    await house.until(() => house.hasForm());
  });
});

describe('given check boxes', () => {
  it('when boxes are ticked and unticked, then each is remembered and the message is edited in place', async () => {
    const house = await open({ extra: { tasks } });
    house.at = house.ada.dm();
    await house.ada.say(house.at, 'tasks');
    await house.until(() => house.read().includes('This week'));
    for (const task of ['Task 1', 'Task 10', 'Task 3']) {
      await house.ada.tick(house.newest(), task);
      await house.workspace.settled();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await house.ada.tick(house.newest(), 'Task 1');
    const person = { platform: 'slack', workspace: house.workspace.teamId, person: house.ada.id };
    const remembered = async () =>
      Object.keys(await house.store.people.defaults(person))
        .sort()
        .join();
    await expect.poll(remembered).toBe('t10,t3');
    expect(answersTo(house)).toHaveLength(1);
    expect(house.newest().edited).toBe(true);
    expect(house.bugs).toEqual([]);
  });

  it('when a button is no longer known, then it says so', async () => {
    const house = await open({ extra: { tasks } });
    await house.ada.say(house.ada.dm(), 'tasks');
    house.at = house.ada.dm();
    await house.until(() => house.read().includes('This week'));
    await house.store.actions.deleteBefore(Date.now() + 1);
    await house.ada.tick(house.newest(), 'Task 1');
    await house.until(() => house.read().includes('That button is too old to be pressed'));
  });
});

/** What Slack would send again of an event, signed anew. */
function eventAgain(house: House, eventId: string, retry: number): Promise<Response> {
  const { workspace, ada, general, slack } = house;
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: workspace.teamId,
    api_app_id: workspace.appId,
    event_id: eventId,
    authorizations: [{ team_id: workspace.teamId, user_id: workspace.botUserId, is_bot: true }],
    event: {
      type: 'app_mention',
      user: ada.id,
      channel: general.id,
      ts: '1700000000.000100',
      event_ts: '1700000000.000100',
      text: `<@${workspace.botUserId}> rung settings senior singapore`,
    },
  });
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', workspace.signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return fetch(`http://127.0.0.1:${slack.port ?? 0}${REQUEST_PATH}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${signature}`,
      ...(retry > 0 && { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
    },
  });
}

describe('given a delivery that is made again', () => {
  it('when it comes four times, across a restart, then it has one effect and one answer', async () => {
    const store = { kind: 'sqlite' as const, file: folder.file('restart.sqlite') };
    const first = await open({ transport: 'http', store });
    for (const retry of [0, 1]) expect((await eventAgain(first, 'Ev1', retry)).status).toBe(200);
    await first.until(() => answersTo(first).length > 0);
    await first.slack.stop();
    const second = await open({
      transport: 'http',
      store,
      workspace: first.workspace,
      names: ['cleo', 'dan'],
    });
    for (const retry of [2, 3])
      expect((await eventAgain({ ...first, slack: second.slack }, 'Ev1', retry)).status).toBe(200);
    await second.until(() => second.telemetry.counts.get('repeated') === 2);
    expect(answersTo(first)).toHaveLength(1);
  });

  it('when a retry is the first to arrive, then it is answered', async () => {
    const house = await open({ transport: 'http' });
    await eventAgain(house, 'Ev2', 2);
    await house.until(() => answersTo(house).length === 1);
  });

  it('when two processes on PostgreSQL are given each four times, then each has one answer', async () => {
    const database = await freshDatabase();
    const store = { kind: 'postgres' as const, url: database.url };
    const first = await open({ store });
    const second = await open({ store, workspace: first.workspace, names: ['cleo', 'dan'] });
    expect(first.workspace.connections()).toBe(4);
    first.workspace.faults.repeat(4);
    const asked = Array.from({ length: 10 }, (_, at) => first.type(`/rung settings ${at}y`));
    await Promise.all(asked);
    const repeated = (house: House) => house.telemetry.counts.get('repeated') ?? 0;
    await first.until(() => repeated(first) + repeated(second) === 30);
    await first.until(() => answersTo(first).length === 10);
    expect([...first.bugs, ...second.bugs]).toEqual([]);
    for (const house of houses.splice(0).reverse()) await house.close();
    await database.drop();
  });
});
