import { afterEach, describe, expect, it } from 'vitest';
import { manifest, type DiscordCommand } from '../../../../src/adapters/discord/render/manifest.ts';
import { compare, registration } from '../../../../src/adapters/discord/connection/register.ts';
import { openGuild, type Guild } from '../../../../src/playground/discord/guild.ts';
import { openApp } from '../../../harness/app.ts';
import { paced } from '../../../harness/watch.ts';

const { tree } = await openApp();
const declared = manifest(tree, tree);

let guild: Guild | undefined;
afterEach(async () => {
  await guild?.close();
  guild = undefined;
});
async function run(
  options: { guild?: string; apply?: boolean; declared?: readonly DiscordCommand[] } = {},
): Promise<{ done: boolean; lines: string[] }> {
  guild ??= await openGuild();
  const lines: string[] = [];
  const done = await registration({
    settings: { token: guild.token, apiUrl: guild.apiUrl, shards: undefined },
    declared: options.declared ?? declared,
    guild: options.guild,
    apply: options.apply ?? false,
    say: (line) => void lines.push(line),
    wait: paced(0.01),
  });
  return { done, lines };
}
const writes = (): number =>
  (guild?.calls ?? []).filter(({ method, status }) => method !== 'GET' && status < 300).length;

describe('given commands that Discord does not have', () => {
  it('when they are only looked at, then the difference is shown and nothing changes', async () => {
    const { done, lines } = await run();
    expect(done).toBe(true);
    expect(lines).toEqual([
      'Commands for every server:',
      ...declared.map(({ name }) => `+ /${name}`).sort(),
      `0 unchanged, ${declared.length} new, 0 changed, 0 to be removed.`,
      'Nothing is changed yet: add --apply to do so.',
    ]);
    expect(lines).toContain('+ /salary-compare');
    expect(guild?.commands()).toEqual([]);
  });

  it('when they are applied twice, then the second run has nothing to do', async () => {
    expect((await run({ apply: true })).lines.at(-1)).toBe(`Registered: ${declared.length} commands.`);
    expect(guild?.commands()).toHaveLength(declared.length);
    const second = await run({ apply: true });
    expect(second.lines.at(-1)).toBe('Nothing to do.');
    expect(writes()).toBe(1);
  });

  it('when Discord fails at first, then it is tried again', async () => {
    guild = await openGuild();
    guild.faults.set({ kind: '5xx', times: 2 });
    guild.faults.set({ kind: 'throttle', retryAfter: 0.1, times: 1 });
    expect((await run({ apply: true })).done).toBe(true);
  });
});

describe('given commands that Discord has otherwise', () => {
  it('when they are compared, then it says what changed', async () => {
    await run({ apply: true });
    const first = declared.find((one) => one.name === 'rung');
    const others = declared.filter((one) => one !== first);
    if (!first) throw new Error('there are commands');
    const options = (first.options ?? [])
      .slice(1)
      .map((one, at) => (at === 0 ? { ...one, description: 'Else' } : one));
    const { lines } = await run({
      declared: [{ ...first, description: 'Other', options }, ...others.slice(1)],
    });
    expect(lines).toEqual([
      'Commands for every server:',
      '~ /rung: description; option help: description; option about: gone',
      `- /${others[0]?.name ?? ''}`,
      `${declared.length - 2} unchanged, 0 new, 1 changed, 1 to be removed.`,
      'Nothing is changed yet: add --apply to do so.',
    ]);
  });

  it('when Discord adds what was not said, then that is no difference', () => {
    const registered = declared.map((one, at) => ({
      ...one,
      id: String(at),
      version: '1',
      nsfw: false,
      default_member_permissions: null,
      name_localizations: null,
      contexts: [2, 0, 1],
      options: one.options?.map((option) => ({ ...option, name_localizations: null })),
    }));
    const found = compare(declared, registered, false);
    expect(found.unchanged).toHaveLength(declared.length);
  });
});

describe('given commands that are registered for every server', () => {
  it('when they are registered in one server as well, then that is refused, until they are removed', async () => {
    await run({ apply: true });
    const id = guild?.guildId ?? '';
    const refused = await run({ guild: id, apply: true });
    expect(refused.done).toBe(false);
    expect(refused.lines.at(-1)).toContain(
      `Refused: ${declared.length} commands are registered for every server`,
    );
    await run({ declared: [], apply: true });
    expect((await run({ guild: id, apply: true })).done).toBe(true);
    const global = await run({ apply: true });
    expect(global.done).toBe(false);
    expect(global.lines.at(-1)).toContain(`npm run register -- --guild ${id} --remove --apply`);
  });
});

describe('given a token that is not accepted', () => {
  it('when commands are registered, then it says so with the fix', async () => {
    guild = await openGuild();
    const lines: string[] = [];
    const done = await registration({
      settings: { token: 'a.b.c', apiUrl: guild.apiUrl, shards: undefined },
      declared,
      guild: undefined,
      apply: true,
      say: (line) => void lines.push(line),
      wait: paced(0.01),
    });
    expect(done).toBe(false);
    expect(lines.join()).toContain('set DISCORD_TOKEN to it');
  });
});
