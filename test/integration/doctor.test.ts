import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/adapters/shared/inspection.ts';
import { openWorkspace } from '../../src/playground/slack/workspace.ts';
import { closedPort } from '../harness/closed-port.ts';
import { openPlatforms, runDoctor, states } from '../harness/fixtures/integration/doctor.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { register } from '../harness/platforms/discord.ts';
import { manifestOfRung } from '../harness/platforms/slack.ts';
import { freshDatabase } from '../harness/postgres.ts';

const folder = temporaryFolder();
const platforms = await openPlatforms();
const { workspace, guild, slack, discord } = platforms;
const doctor = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  runDoctor(folder, env, ...args);
afterAll(() => platforms.close());

describe('given Slack', () => {
  it('when all is set up, then tokens, scopes and clock are good', async () => {
    expect(states(await slack())).toEqual({
      'slack bot token': 'good',
      'slack app token': 'good',
      'slack scopes': 'good',
      'slack clock': 'good',
    });
  });

  it('when tokens are refused, then each is wrong, with what to do', async () => {
    const [bot, app] = await slack({ botToken: 'xoxb-canary-1', appToken: 'xapp-canary-2' });
    expect([bot?.state, app?.state]).toEqual(['wrong', 'wrong']);
    expect(bot?.fix).toContain('SLACK_BOT_TOKEN');
    expect(JSON.stringify([bot, app])).not.toContain('canary');
  });

  it('when scopes are missing or spare, then they are named', async () => {
    const scopesOf = async (settings: object) =>
      (await slack(settings)).find((one) => one.subject === 'slack scopes');
    expect(await scopesOf({ readsChannels: true })).toMatchObject({
      state: 'wrong',
      what: 'missing: channels:history, groups:history',
    });
    const wide = await openWorkspace({ manifest: manifestOfRung(true), botName: 'rung' });
    expect(
      await scopesOf({ botToken: wide.botToken, appToken: wide.appToken, apiUrl: wide.apiUrl }),
    ).toMatchObject({ state: 'doubtful', what: 'not needed: channels:history, groups:history' });
    await wide.close();
  });

  it.each([
    [-240_000, 'wrong', '240 s behind'],
    [10_000, 'doubtful', '10 s ahead'],
  ])('when the clock of this machine is %d ms off, then it is %s', async (off, state, what) => {
    const clock = (await slack({}, off)).find((one) => one.subject === 'slack clock');
    expect(clock?.state).toBe(state);
    expect(Math.abs(Number(/\d+/.exec(clock?.what ?? '')) - Number(/\d+/.exec(what)))).toBeLessThan(2);
  });

  it('when it is out of reach, then that is said', async () => {
    const findings = await slack({ apiUrl: `http://127.0.0.1:${await closedPort()}/api/` });
    expect(findings[0]).toMatchObject({ state: 'wrong', what: expect.stringContaining('refused') as string });
  });
});

describe('given Discord', () => {
  it('when its commands are not registered, and then are, then that is told', async () => {
    expect(states(await discord())).toMatchObject({ 'discord token': 'good', 'discord commands': 'wrong' });
    await register(guild);
    expect(states(await discord())).toEqual({
      ...{ 'discord token': 'good', 'discord intents': 'good', 'discord sessions': 'good' },
      ...{ 'discord commands': 'good', 'discord clock': 'good' },
    });
    await register(guild, [{ name: 'other', description: 'Another command', type: 1 }]);
    const commands = (await discord()).find((one) => one.subject === 'discord commands');
    expect(commands?.what).toMatch(/^\d+ missing, 0 differ, 1 to be removed$/);
    await register(guild);
  });

  it('when its token is refused, then nothing more is asked', async () => {
    const findings = await discord({ token: 'a.canary.c' });
    expect(states(findings)).toEqual({ 'discord token': 'wrong' });
    expect(JSON.stringify(findings)).not.toContain('canary');
  });
});

describe('given the whole of it', () => {
  it('when all is well, then each thing is a line and the exit code is 0, and no secret is printed', async () => {
    const { code, said } = await doctor({ ...platforms.settings, RUNG_BACKUPS: folder.file('backups') });
    expect({ code, said }).toMatchObject({
      code: 0,
      said: expect.stringMatching(/\d+ good, 1 doubtful, 0 wrong\.\n$/) as string,
    });
    for (const secret of [workspace.botToken, workspace.appToken, guild.token])
      expect(said).not.toContain(secret);
  });

  it('when it is asked for JSON over a damaged database, then that is wrong, and so is the exit code', async () => {
    writeFileSync(folder.file('rung.sqlite'), 'level: senior\n'.repeat(100));
    const { code, said } = await doctor({ RUNG_HOME: folder.file('.') }, '--json');
    const { ok, findings } = JSON.parse(said) as { ok: boolean; findings: Finding[] };
    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(findings.find((one) => one.subject === 'database')).toMatchObject({
      ...{ state: 'wrong', what: expect.stringContaining('is not a database') as string },
      fix: expect.stringContaining('npm run -s restore') as string,
    });
  });

  it('when a setting does not fit, then it is named without its value', async () => {
    const { code, said } = await doctor({ DISCORD_TOKEN: 'canary', RUNG_HEALTH_PORT: '99999' });
    expect(code).toBe(1);
    expect(said).toContain('DISCORD_TOKEN must be');
    expect(said).toContain('RUNG_HEALTH_PORT must be');
    expect(said).not.toContain('canary');
  });

  it('when the database is PostgreSQL, then its version is told and its password is not', async () => {
    const database = await freshDatabase();
    const good = await doctor({ DATABASE_URL: database.url });
    expect(good.said).toMatch(/PostgreSQL \d+.*the first start makes its tables/);
    expect(good.said).toContain('answers in');
    const url = new URL(database.url);
    url.password = 'canary-password';
    url.port = String(await closedPort());
    const away = await doctor({ DATABASE_URL: url.href });
    expect(away.code).toBe(1);
    expect(away.said).toContain('cannot be reached');
    expect(away.said).not.toContain('canary-password');
    await database.drop();
  });

  it('when its home is a file, then that is one of its findings', async () => {
    const home = folder.file('a-file');
    writeFileSync(home, '');
    const { code, said } = await doctor({ RUNG_HOME: home });
    expect(code).toBe(1);
    expect(said).toMatch(/wrong +home .*a file stands where one of its folders should/);
    expect(said).toMatch(/doubtful +backup +none/);
  });
});
