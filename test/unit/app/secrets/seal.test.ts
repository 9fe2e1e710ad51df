import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { UnreadableSecrets } from '../../../../src/adapters/shared/store/installations.ts';
import { parseConfig } from '../../../../src/app/config.ts';
import { secretKeys } from '../../../../src/app/secrets/keys.ts';
import { assertReadable } from '../../../../src/app/secrets/readable.ts';
import { rotateKeys } from '../../../../src/app/secrets/rotate-keys.ts';
import { createSealer } from '../../../../src/app/secrets/seal.ts';
import { openStore } from '../../../../src/store/engines/open.ts';
import { keysOf, newKey } from '../../../harness/platforms/many-slack.ts';

const acme = { platform: 'slack', workspace: 'T1' };
const birch = { platform: 'slack', workspace: 'T2' };
const secrets = { token: 'xoxb-canary', refresh: 'xoxe-canary' };

describe('keys', () => {
  const HEX = '0123456789abcdef'.repeat(4);

  it('when they are written in hex, base64 and base64url, then all are read, the first first', () => {
    const bytes = Buffer.from(HEX, 'hex');
    const keys = keysOf(newKey(), HEX, bytes.toString('base64'), bytes.toString('base64url'));
    expect(keys).toHaveLength(4);
    expect(new Set(keys.slice(1).map(({ id }) => id)).size).toBe(1);
    expect(keys[0].id).not.toBe(keys[1]?.id);
  });

  it.each(['', ',', 'short', HEX.slice(2), `${HEX}0`, `${HEX},short`, 'x'.repeat(64), 'A'.repeat(44)])(
    'when %j is set, then it is refused, in words that do not repeat it',
    (text) => {
      const { error } = secretKeys.safeParse(text);
      expect(error?.issues[0]?.message).toMatch(/^must be keys of 32 bytes in hex or base64/);
      if (text.length > 1) expect(error?.message).not.toContain(text);
    },
  );

  it('when a key is printed, then its bytes are not', () => {
    expect(inspect(keysOf(HEX), { depth: 9 })).not.toMatch(/0123456789abcdef|01 23 45/i);
    expect(JSON.stringify(keysOf(HEX))).not.toContain('0123456789abcdef');
  });
});

describe('sealed secrets', () => {
  it('when they are sealed, then they can be read again, and never look the same twice', () => {
    const sealer = createSealer(keysOf(newKey()));
    const first = sealer.seal(acme, secrets);
    expect(sealer.open(acme, first)).toEqual(secrets);
    expect(first.sealed).not.toContain('canary');
    expect(Buffer.from(first.sealed, 'base64url').toString('latin1')).not.toContain('canary');
    expect(sealer.seal(acme, secrets).sealed).not.toBe(first.sealed);
  });

  it('when keys are added before it, then an old one still reads', () => {
    const old = newKey();
    const sealed = createSealer(keysOf(old)).seal(acme, secrets);
    const sealer = createSealer(keysOf(newKey(), old));
    expect(sealer.open(acme, sealed)).toEqual(secrets);
    expect(sealer.seal(acme, secrets).keyId).not.toBe(sealed.keyId);
  });

  it('when they are another workspace’s, changed, cut or under another key, then they cannot be read', () => {
    const sealer = createSealer(keysOf(newKey(), newKey()));
    const sealed = sealer.seal(acme, secrets);
    const bytes = Buffer.from(sealed.sealed, 'base64url');
    const changed = (at: number): string => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy.toString('base64url');
    };
    expect(() => sealer.open(birch, sealed)).toThrow(UnreadableSecrets);
    expect(() => sealer.open({ ...acme, platform: 'x' }, sealed)).toThrow(UnreadableSecrets);
    for (const at of [0, 15, bytes.length - 1])
      expect(() => sealer.open(acme, { ...sealed, sealed: changed(at) })).toThrow(UnreadableSecrets);
    for (const length of [0, 5, 20])
      expect(() => sealer.open(acme, { ...sealed, sealed: sealed.sealed.slice(0, length) })).toThrow(
        UnreadableSecrets,
      );
    expect(() => createSealer(keysOf(newKey())).open(acme, sealed)).toThrow(
      `slack: the token of T1 cannot be read: RUNG_SECRET_KEYS lacks the key ${sealed.keyId}`,
    );
  });
});

describe('given tokens in a store', () => {
  it('when the keys are rotated, then all are under the first key, and it says how many', async () => {
    const store = await openStore({ kind: 'sqlite', file: ':memory:' });
    const [old, fresh] = [newKey(), newKey()];
    const before = createSealer(keysOf(old));
    for (let at = 0; at < 130; at += 1) {
      const owner = { platform: 'slack', workspace: `T${at}` };
      await store.installations.save(
        { ...owner, details: {}, expiresAt: undefined, ...before.seal(owner, secrets) },
        1,
      );
    }
    await expect(assertReadable(store.installations, keysOf(fresh))).rejects.toThrow(
      /RUNG_SECRET_KEYS lacks the key [0-9a-f]{8}, which tokens are encrypted with \(workspaces: 130\): put it back/,
    );
    const both = keysOf(fresh, old);
    await assertReadable(store.installations, both);
    expect(await rotateKeys(store.installations, createSealer(both))).toEqual({
      ...{ encrypted: 130, already: 0, unreadable: [] },
    });
    expect(await rotateKeys(store.installations, createSealer(both))).toMatchObject({
      encrypted: 0,
      already: 130,
    });
    await assertReadable(store.installations, keysOf(fresh));
    const kept = await store.installations.find({ platform: 'slack', workspace: 'T7' });
    if (!kept) throw new Error('it is there');
    expect(createSealer(keysOf(fresh)).open(kept, kept)).toEqual(secrets);
    expect(await rotateKeys(store.installations, createSealer(keysOf(newKey())))).toMatchObject({
      encrypted: 0,
      unreadable: expect.arrayContaining([
        expect.stringMatching(/^slack: the token of T7 cannot be read/),
      ]) as unknown,
    });
    await store.close();
  });
});

describe('the settings of many workspaces', () => {
  const whole = {
    SLACK_CLIENT_ID: '123.456',
    SLACK_CLIENT_SECRET: 'c'.repeat(32),
    SLACK_SIGNING_SECRET: 's'.repeat(32),
    SLACK_PORT: '3000',
    SLACK_PUBLIC_URL: 'https://rung.example.com/',
    RUNG_SECRET_KEYS: newKey(),
  };

  it('when all are set, then Slack is joined by them', () => {
    expect(parseConfig(whole).platforms.map(({ name, keepsSecrets }) => [name, keepsSecrets])).toEqual([
      ['slack', true],
    ]);
  });

  it('when a bot token is set as well, then that one workspace is joined', () => {
    const { platforms } = parseConfig({ ...whole, SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(platforms.map(({ keepsSecrets }) => keepsSecrets)).toEqual([undefined]);
  });

  it.each(Object.keys(whole))('when %s is missing, then it says so and what to do', (name) => {
    expect(() => parseConfig({ ...whole, [name]: '' })).toThrow(new RegExp(`${name} is missing: .{20}`));
  });

  it.each([
    ['SLACK_APP_TOKEN', 'xapp-1', 'SLACK_APP_TOKEN is for one workspace'],
    ['SLACK_PUBLIC_URL', 'http://rung.example.com', 'must be the public address of Rung'],
    ['SLACK_PUBLIC_URL', 'https://rung.example.com/?a', 'must end before any ? or #'],
    ['SLACK_CLIENT_ID', 'x', 'must be the client id'],
    ['RUNG_SECRET_KEYS', 'x', 'must be keys of 32 bytes'],
  ])('when %s is %j, then it says why not', (name, value, why) => {
    expect(() => parseConfig({ ...whole, [name]: value })).toThrow(why);
  });
});
