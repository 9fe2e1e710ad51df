import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { REQUEST_PATH } from '../../../../src/adapters/slack/connection/request-path.ts';
import { openSlack, type SlackChat } from '../../../harness/platforms/slack.ts';
import { freshDatabase } from '../../../harness/postgres.ts';
import { temporaryFolder } from '../../../harness/folder.ts';
import { tasks, answersTo } from '../../../harness/fixtures/integration/adapters/slack/adapter.ts';

const folder = temporaryFolder();
const houses: SlackChat[] = [];
afterEach(async () => {
  for (const chat of houses.splice(0).reverse()) await chat.close();
});
async function open(options: Parameters<typeof openSlack>[0] = {}): Promise<SlackChat> {
  const chat = await openSlack(options);
  houses.push(chat);
  return chat;
}

describe('given the App Home', () => {
  it('when it is opened, then it says what Rung is, what is remembered, and offers examples to press', async () => {
    const chat = await open();
    await chat.type('/rung settings senior singapore');
    await chat.until(() => chat.read().includes('Settings saved'));
    await chat.ada.openHome();
    const home = await chat.until(() => chat.ada.home());
    expect(home.words()).toContain('I help engineers become AI engineers');
    expect(home.words()).toContain('Settings: Senior · Singapore');
    await chat.ada.press(home, 'What am I worth?');
    await chat.until(() => chat.ada.home()?.words().includes('Senior AI engineer · Singapore') === true);
    await chat.ada.press(chat.ada.home() ?? home, 'Home');
    await chat.until(() => chat.ada.home()?.words().includes('Pick one') === true);
    expect(chat.bob.home()).toBeUndefined();
  });

  it('when an answer with a table is shown there, then it is in lines, which is all a home can show', async () => {
    const chat = await open();
    await chat.ada.openHome();
    const home = await chat.until(() => chat.ada.home());
    await chat.type('/rung settings senior london');
    await chat.until(() => chat.read().includes('Settings saved'));
    await chat.ada.press(home, 'What would I earn?');
    await chat.until(() => chat.ada.home()?.words().includes('£90K') === true);
    await chat.ada.press(chat.ada.home() ?? home, 'Compare');
    await chat.until(() => chat.ada.home()?.words().includes('Pick a place') === true);
    await chat.ada.choose(chat.ada.home() ?? home, 'Pick a place', 'Berlin');
    await chat.until(() => chat.ada.home()?.words().includes('Listed median') === true);
    expect(chat.ada.home()?.blocks.map((block) => block.type)).not.toContain('table');
    expect(chat.bugs).toEqual([]);
  });

  it('when settings are changed by its form, then it shows them', async () => {
    const chat = await open();
    await chat.ada.openHome();
    await chat.ada.press(await chat.until(() => chat.ada.home()), 'Settings');
    await chat.until(() => chat.hasForm());
    await chat.submit({ place: 'berlin' });
    await chat.until(() => chat.ada.home()?.words().includes('Settings saved') === true);
    expect(chat.ada.home()?.words()).toContain('Berlin');
  });
});

describe('given a channel', () => {
  it('when a slash command comes with Slack’s markup, then it is read as it was typed', async () => {
    const chat = await open();
    await chat.type('/roadmap new *R&amp;D*; Learn git (1 week)');
    await chat.until(() => chat.read().includes('“R&D”'));
    await chat.type('/salary *senior* `london`');
    await chat.until(() => chat.read().includes('£90K–£130K'));
    expect(chat.bugs).toEqual([]);
  });

  it('when Rung is mentioned in a thread, then it answers there, to the one who asked', async () => {
    const chat = await open();
    const { ts } = await chat.ada.say(chat.general, 'about pay');
    await chat.ada.say(chat.general, '@rung salary senior london', { thread: ts });
    await chat.until(() => answersTo(chat).length === 1);
    expect(chat.newest()).toMatchObject({ thread: ts, ephemeral: true });
    expect(chat.overheard()).not.toContain('£90K');
  });

  it('when a mention asks for the answer to be shared, then it is posted for all', async () => {
    const chat = await open();
    await chat.ada.say(chat.general, '@rung salary senior london share here');
    await chat.until(() => chat.overheard().includes('£90K–£130K'));
    expect(chat.overheard()).toContain(`Shared by @${chat.ada.id}`);
  });

  it('when Rung is not in it, then a slash command is answered and shared all the same', async () => {
    const chat = await open();
    chat.at = chat.elsewhere;
    await chat.type('/salary senior london');
    await chat.until(() => chat.read().includes('£90K'));
    await chat.press('Share here');
    await chat.until(() => chat.overheard().includes('£90K'));
  });

  it('when others press what was shared, then they are answered alone, and it stays as it is', async () => {
    const chat = await open();
    await chat.type('/salary senior london share here');
    await chat.until(() => chat.overheard().includes('£90K'));
    const shared = chat.bob.sees(chat.general).findLast((one) => one.from === 'rung');
    if (!shared) throw new Error('nothing was shared');
    await chat.bob.press(shared, 'Show the maths');
    await chat.until(() => chat.overheard().includes('The maths'));
    expect(answersTo(chat).join()).not.toContain('The maths');
    expect(answersTo(chat).join()).toContain('£90K–£130K');
  });

  it('when a form is asked for by a mention, then a button opens it', async () => {
    const chat = await open();
    await chat.ada.say(chat.general, '@rung rung settings form');
    await chat.until(() => chat.read().includes('Your settings'));
    await chat.press('Open the form');
    await chat.until(() => chat.hasForm());
  });
});

describe('given check boxes', () => {
  it('when boxes are ticked and unticked, then each is remembered and the message is edited in place', async () => {
    const chat = await open({ extra: { tasks } });
    chat.at = chat.ada.dm();
    await chat.ada.say(chat.at, 'tasks');
    await chat.until(() => chat.read().includes('This week'));
    for (const task of ['Task 1', 'Task 10', 'Task 3']) {
      await chat.ada.tick(chat.newest(), task);
      await chat.workspace.settled();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await chat.ada.tick(chat.newest(), 'Task 1');
    const person = { platform: 'slack', workspace: chat.workspace.teamId, person: chat.ada.id };
    const remembered = async () =>
      Object.keys(await chat.store.people.defaults(person))
        .sort()
        .join();
    await expect.poll(remembered).toBe('t10,t3');
    expect(answersTo(chat)).toHaveLength(1);
    expect(chat.newest().edited).toBe(true);
    expect(chat.bugs).toEqual([]);
  });

  it('when a button is no longer known, then it says so', async () => {
    const chat = await open({ extra: { tasks } });
    await chat.ada.say(chat.ada.dm(), 'tasks');
    chat.at = chat.ada.dm();
    await chat.until(() => chat.read().includes('This week'));
    await chat.store.buttonCalls.deleteBefore(Date.now() + 1);
    await chat.ada.tick(chat.newest(), 'Task 1');
    await chat.until(() => chat.read().includes('That button has expired'));
  });
});

/** What Slack would send again of an event, signed anew. */
function eventAgain(chat: SlackChat, eventId: string, retry: number): Promise<Response> {
  const { workspace, ada, general, adapter: slack } = chat;
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

describe('given Rung over HTTP', () => {
  it('when it stops while commands are on their way to it, then each is answered', async () => {
    const chat = await open({ transport: 'http', setup: { rates: false } });
    await chat.type('/salary senior london');
    const stopping = chat.adapter.stop();
    await Promise.all(Array.from({ length: 5 }, () => chat.type('/salary senior london')));
    await stopping;
    expect(chat.ada.sees(chat.general).filter(({ from }) => from === 'rung')).toHaveLength(6);
    expect(chat.bugs).toEqual([]);
  });
});

describe('given a delivery that is made again', () => {
  it('when it comes four times, across a restart, then it has one effect and one answer', async () => {
    const store = { kind: 'sqlite' as const, file: folder.file('restart.sqlite') };
    const first = await open({ transport: 'http', store });
    for (const retry of [0, 1]) expect((await eventAgain(first, 'Ev1', retry)).status).toBe(200);
    await first.until(() => answersTo(first).length > 0);
    await first.adapter.stop();
    const second = await open({
      transport: 'http',
      store,
      workspace: first.workspace,
      names: ['cleo', 'dan'],
    });
    for (const retry of [2, 3])
      expect((await eventAgain({ ...first, adapter: second.adapter }, 'Ev1', retry)).status).toBe(200);
    await second.until(() => second.telemetry.counts.get('repeated') === 2);
    expect(answersTo(first)).toHaveLength(1);
  });

  it('when a retry is the first to arrive, then it is answered', async () => {
    const chat = await open({ transport: 'http' });
    await eventAgain(chat, 'Ev2', 2);
    await chat.until(() => answersTo(chat).length === 1);
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
    const repeated = (chat: SlackChat) => chat.telemetry.counts.get('repeated') ?? 0;
    await first.until(() => repeated(first) + repeated(second) === 30);
    await first.until(() => answersTo(first).length === 10);
    expect([...first.bugs, ...second.bugs]).toEqual([]);
    for (const chat of houses.splice(0).reverse()) await chat.close();
    await database.drop();
  });
});
