import { afterEach, describe, expect, it } from 'vitest';
import type { PersonKey, Store } from '../../../src/store/store.ts';
import { openDiscord } from '../../harness/platforms/discord.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { openSlack } from '../../harness/platforms/slack.ts';
import { tick as tickOf } from '../../harness/scheduling/tick.ts';
import {
  data,
  BEGIN,
  DUE,
  type Process,
  type Place,
} from '../../harness/fixtures/integration/adapters/restart.ts';
const folder = temporaryFolder();

let now = BEGIN;
let files = 0;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(platform: 'slack' | 'discord'): Promise<Place> {
  now = BEGIN;
  files += 1;
  const options = { now: () => now, store: { kind: 'sqlite', file: folder.file(`${files}.db`) } } as const;
  if (platform === 'slack') {
    const slackChat = await openSlack(options);
    const { workspace, ada, adapter: slack, store } = slackChat;
    closing.push(() => slackChat.close());
    return {
      chat: slackChat,
      adapter: slack,
      store,
      person: { platform, workspace: workspace.teamId, person: ada.id },
      channel: ada.dm().id,
      async restart() {
        await slack.stop();
        await store.close();
        const next = await openSlack({ ...options, workspace, names: ['cy', 'dee'] });
        closing.push(() => next.close());
        return { chat: next, adapter: next.adapter, store: next.store };
      },
      opened: () => workspace.calls.filter(({ method }) => method === 'conversations.open').length,
      shut: () => workspace.faults.archive(ada.dm()),
    };
  }
  const discord = await openDiscord(options);
  const { guild, ada } = discord;
  closing.push(() => discord.close());
  return {
    chat: discord,
    adapter: discord.adapter,
    store: discord.store,
    person: { platform, workspace: '', person: ada.id },
    channel: ada.dm().id,
    async restart() {
      await discord.stop();
      const next = await openDiscord({ ...options, beside: discord });
      closing.push(() => next.close());
      return { chat: next, adapter: next.adapter, store: next.store };
    },
    opened: () =>
      guild.calls.filter(({ method, path }) => `${method} ${path}` === 'POST /users/@me/channels').length,
    shut: () => ada.setDms(true),
  };
}

const tick = (one: Process) => tickOf({ ...one, data, now: () => now });

describe.each(['slack', 'discord'] as const)('given somebody on %s who has started a plan', (platform) => {
  const known = (store: Store, person: PersonKey) => expect.poll(() => store.conversations.get(person));
  async function begin(): Promise<Place> {
    const place = await open(platform);
    await place.chat.type('/plan start 30 days monday 9:00 london');
    await place.chat.until(() => place.chat.read().includes('Your plan has begun'));
    await known(place.store, place.person).toBe(place.channel);
    expect(place.opened()).toBe(1);
    return place;
  }

  it('when Rung was restarted, then their message comes without the conversation being opened again', async () => {
    const place = await begin();
    const next = await place.restart();
    now = DUE;
    expect(await tick(next)).toEqual({ sent: 1 });
    expect(place.opened()).toBe(1);
    expect([...place.chat.bugs, ...next.chat.bugs]).toEqual([]);
  });

  it('when the one that is known is not there any more, then another is opened, and the message comes', async () => {
    const place = await begin();
    await place.store.conversations.save(place.person, 'D123456789', BEGIN);
    const next = await place.restart();
    now = DUE;
    expect(await tick(next)).toEqual({ sent: 1 });
    expect(place.opened()).toBe(2);
    expect(await next.store.conversations.get(place.person)).toBe(place.channel);
    expect([...place.chat.bugs, ...next.chat.bugs]).toEqual([]);
  });

  it('when they look at what is held, then it is shown; when they delete that, then it is gone', async () => {
    const { chat, store, person, channel, opened } = await begin();
    await chat.type('/rung privacy');
    await chat.until(() => chat.read().includes('The conversation in which you are written to'));
    expect(chat.read()).toContain(channel);
    await chat.press('Delete all of it');
    await chat.until(() => chat.read().includes('It cannot be undone'));
    await chat.press('Yes, delete it all');
    await chat.until(() => chat.read().includes('nothing is held'));
    expect(await store.conversations.get(person)).toBeUndefined();
    await chat.type('/plan start 30 days monday 9:00 london');
    await known(store, person).toBe(channel);
    expect(opened()).toBe(2);
  });

  it('when their inbox was closed, then it is forgotten, and opened anew once they resume', async () => {
    const { chat, adapter, store, person, channel, opened, shut } = await begin();
    shut();
    now = DUE;
    expect(await tick({ chat, adapter, store })).toEqual({ suspended: 1 });
    expect(await store.conversations.get(person)).toBeUndefined();
    expect(opened()).toBe(1);
    await chat.type('/plan resume');
    await known(store, person).toBe(channel);
    expect(opened()).toBe(2);
    expect(chat.bugs).toEqual([]);
  });
});
