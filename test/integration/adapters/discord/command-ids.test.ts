import { afterEach, describe, expect, it } from 'vitest';
import { manifest } from '../../../../src/adapters/discord/render/manifest.ts';
import { shippedTree } from '../../../harness/shipped.ts';
import { openDiscord, register, type DiscordChat } from '../../../harness/platforms/discord.ts';

const open: DiscordChat[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
const opened = async (options: Parameters<typeof openDiscord>[0] = {}): Promise<DiscordChat> => {
  const one = await openDiscord(options);
  open.push(one);
  return one;
};
/** The same guild, with a process that starts now in place of the first. */
async function restarted(first: DiscordChat, options: Parameters<typeof openDiscord>[0] = {}) {
  await first.stop();
  return opened({ ...options, beside: first });
}

const idOf = ({ guild }: DiscordChat, name: string): string =>
  String(guild.commands().find((one) => one['name'] === name)?.['id']);
/** How often they were looked up, by whichever process. */
const looks = ({ guild }: DiscordChat): number =>
  guild.calls.filter(({ method, path }) => method === 'GET' && path.endsWith('/commands')).length;
const raw = (one: DiscordChat): string => JSON.stringify(one.newest().components);
const help = async (one: DiscordChat): Promise<void> => {
  const answers = (): number =>
    one.ada.sees(one.at).filter(({ from, loading }) => from === 'rung' && !loading).length;
  const before = answers();
  await one.type('/rung help salary compare');
  await one.until(() => answers() > before);
};

describe('given commands that are registered', () => {
  it('when an answer names one, then it is mentioned, with its options by their names there', async () => {
    const one = await opened();
    await help(one);
    expect(raw(one)).toContain(`Type </salary-compare:${idOf(one, 'salary-compare')}> \`level:…`);
    expect(one.read()).toContain('/salary-compare');
    await one.type('/rung help plan');
    await one.until(() => one.read().includes('/plan start'));
    expect(raw(one)).toContain(`</plan start:${idOf(one, 'plan')}>`);
    // A mention of a command that there is not would stay as it was written.
    expect(one.read()).not.toContain('</');
    expect(one.bugs).toEqual([]);
  });

  it('when they were looked up, then answers cost no further request for that', async () => {
    const one = await opened();
    expect(looks(one)).toBe(1);
    await help(one);
    await one.type('/salary');
    await one.until(() => one.read().includes('Which'));
    expect(looks(one)).toBe(1);
  });

  it('when a message of its own accord names one, then it is mentioned too', async () => {
    const one = await opened();
    const names = { path: ['plan', 'start'], typed: '/plan start', options: {} };
    const blocks = [{ type: 'note', spans: [{ type: 'command', text: '/plan start', names }] }] as const;
    const venue = { platform: 'discord', channel: one.ada.dm().id, direct: true };
    await one.adapter.send(venue, { summary: 'Hello', blocks, actions: [] }, 'k1');
    one.at = one.ada.dm();
    expect(raw(one)).toContain(`</plan start:${idOf(one, 'plan')}>`);
  });
});

describe('given commands that cannot be looked up', () => {
  it('when Discord fails, then answers come and spell them as Discord does', async () => {
    const first = await opened();
    first.guild.faults.set({ route: /GET .*\/commands$/, kind: '5xx' });
    const one = await restarted(first);
    await help(one);
    expect(raw(one)).toContain('Type `/salary-compare level:…');
    expect(raw(one)).not.toContain('</');
    expect(one.bugs).toEqual([]);
  });

  it('when Discord does not answer at all, then Rung starts and answers all the same', async () => {
    const first = await opened();
    first.guild.faults.set({ route: /GET .*\/commands$/, kind: 'hang' });
    const one = await restarted(first);
    await help(one);
    expect(raw(one)).toContain('`/salary-compare level:…');
  });

  it('when Discord is well again, then a while later they are mentioned', async () => {
    const first = await opened();
    first.guild.faults.set({ route: /GET .*\/commands$/, kind: '5xx', times: 2 });
    const one = await restarted(first, { pace: 0.000_1 });
    await one.until(async () => {
      await help(one);
      return raw(one).includes(`</salary-compare:${idOf(one, 'salary-compare')}>`);
    });
    expect(looks(one)).toBe(4);
  });
});

describe('given commands that are registered anew while Rung runs', () => {
  it('when one of them is used, then from then on they are mentioned by their new ids', async () => {
    let now = Date.now();
    const one = await opened({ now: () => now });
    const before = idOf(one, 'salary-compare');
    await register(one.guild, []);
    await register(one.guild);
    expect(idOf(one, 'salary-compare')).not.toBe(before);
    now += 61_000;
    await one.type('/salary senior london');
    await one.until(() => one.read().includes('£90K'));
    await one.until(() => looks(one) === 2);
    await help(one);
    expect(raw(one)).toContain(`</salary-compare:${idOf(one, 'salary-compare')}>`);
  });

  it('when they are registered in one server alone, then they are mentioned there and nowhere else', async () => {
    const one = await opened();
    await register(one.guild, []);
    const tree = await shippedTree();
    const response = await fetch(
      `${one.guild.apiUrl}/v10/applications/${one.guild.appId}/guilds/${one.guild.guildId}/commands`,
      {
        method: 'PUT',
        headers: { authorization: `Bot ${one.guild.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(
          manifest(tree, tree).map((one) => ({ ...one, contexts: undefined, integration_types: undefined })),
        ),
      },
    );
    expect(response.status).toBe(200);
    const fresh = await restarted(one);
    const before = looks(fresh);
    await help(fresh);
    await fresh.until(() => looks(fresh) > before);
    await help(fresh);
    expect(raw(fresh)).toContain(`</salary-compare:${idOf(fresh, 'salary-compare')}>`);
    const dm = fresh.ada.dm();
    await fresh.ada.say(dm, 'help salary compare');
    fresh.at = dm;
    await fresh.until(() => fresh.read().includes('Type '));
    expect(raw(fresh)).toContain('Type `/salary-compare level:…');
  });
});

describe('given a command that is typed in a message', () => {
  it.each([
    'salary compare senior london berlin',
    '/salary-compare senior london berlin',
    '/salary-compare level:senior place:london place-2:berlin',
    '</salary-compare:123456789012345678> level:senior place:london place-2:berlin',
  ])('when it is “%s”, then it is read whichever way it is spelt', async (text) => {
    const one = await opened();
    one.at = one.ada.dm();
    await one.ada.say(one.at, text);
    await one.until(() => one.read().includes('London pays more'));
    expect(one.read()).toContain('Berlin');
  });
});
