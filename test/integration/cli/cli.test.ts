import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { breakable } from '../../../src/reply/no-break.ts';
import { manifest as discordManifest } from '../../../src/adapters/discord/render/manifest.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { inProject } from '../../harness/project.ts';
import { freshDatabase } from '../../harness/postgres.ts';
import { tree, type Ran } from '../../harness/fixtures/integration/cli/cli.ts';

const folder = temporaryFolder().file('.');

/** Runs Rung as `npm run` does, in a folder of its own. */
function rung(
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
) {
  return new Promise<Ran>((resolve, reject) => {
    const child = spawn(process.execPath, [inProject('src/start.mjs'), ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], RUNG_HOME: join(folder, 'home'), ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

describe('given ask', () => {
  it('when one command is asked, then its answer is printed', async () => {
    const { code, out, err } = await rung(['ask', '/salary senior london']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^£90K–£130K a year\n\nSenior AI engineer · London\n/);
    expect(out).toContain('Startupbricks guide, 19 Jan 2025');
  });

  it('when JSON is asked for, then each line has the stated shape', async () => {
    const input = '/salary senior london\n\n/salary senior blah\n/nonsense\n/salary senior paris\n';
    const { code, out } = await rung(['ask', '--json', '-'], { input });
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((one) => [one['query'], one['ok'], one['visibility']])).toEqual([
      ['/salary senior london', true, 'private'],
      ['/salary senior blah', false, 'private'],
      ['/nonsense', false, 'private'],
      ['/salary senior paris', true, 'private'],
    ]);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['query', 'ok', 'visibility', 'summary', 'text', 'actions']);
      expect(String(line['text'])).toContain(String(line['summary']));
      for (const action of line['actions'] as Record<string, unknown>[]) {
        expect(Object.keys(action)).toEqual(['label', 'command']);
        expect(String(action['command'])).toMatch(/^\/[a-z]/);
      }
    }
  });

  test.each([
    ['slack', ['response_type', 'text', 'blocks']],
    ['discord', ['flags', 'components', 'allowed_mentions']],
  ])('when %s’s payload is asked for, then it is printed', async (platform, keys) => {
    const { code, out } = await rung(['ask', '--platform', platform, '/salary senior london']);
    expect(code).toBe(0);
    const payload = JSON.parse(out) as object;
    expect(Object.keys(payload)).toEqual(expect.arrayContaining(keys));
    expect(breakable(out)).toContain('£90K–£130K');
  });

  test.each([
    [['ask']],
    [['ask', '--colour', '/salary']],
    [['ask', '--platform', 'irc', '/salary']],
    [['ask', '--json', '--platform', 'slack', '/salary']],
    [['ask', '/salary', 'senior']],
    [['manifest', 'irc']],
    [['nothing']],
  ])('when it is called as %j, then it says how and exits with 2', async (args) => {
    const { code, out, err } = await rung(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('npm run -s ask');
  });

  it('when settings are saved, then the next process knows them', async () => {
    const env = { RUNG_HOME: join(folder, 'remembered') };
    await rung(['ask', '/rung settings senior berlin'], { env });
    const { out } = await rung(['ask', '/salary'], { env });
    expect(out).toMatch(/^€95K–€130K a year\n\nSenior AI engineer · Berlin\n/);
  });
});

describe('given PostgreSQL', () => {
  it('when processes start at once on an empty database, then each answers, and all share what is remembered', async () => {
    const database = await freshDatabase();
    const env = { DATABASE_URL: database.url };
    const asked = ['/salary senior london', '/rung settings staff toronto'];
    const first = await Promise.all(asked.map((line) => rung(['ask', line], { env })));
    expect(first.map(({ code, err }) => ({ code, err }))).toEqual(Array(2).fill({ code: 0, err: '' }));
    expect(first[0]?.out).toContain('£90K–£130K a year');
    expect((await rung(['ask', '/salary'], { env })).out).toMatch(
      /^≈ CAD \$190K–\$260K a year\n\nStaff AI engineer · Toronto/,
    );
    await database.drop();
  });
});

describe('given start without a terminal', () => {
  it('when commands and numbers come on standard input, then each is answered and it ends with the input', async () => {
    const { code, out, err } = await rung(['start'], { input: '/salary senior london\n1\nBerlin\n3\n99\n' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('£90K–£130K a year');
    expect(out).toContain('Compare it with which place?');
    expect(out).not.toContain('\u001b');
  });

  it('when a form is asked for, then its fields are read line by line', async () => {
    const { out } = await rung(['start'], { input: '/rung settings\n1\nsenior\nberlin\n1\n4\n/salary\n' });
    expect(out).toContain('Settings saved');
    expect(out).toContain('Place: Berlin, Germany');
    expect(out).toContain('Currency: USD, US dollars');
    expect(out).toContain('Target: Staff AI engineer');
  });
});

describe('given manifest', () => {
  it('when printed, then it holds every command, under the prefix if one is set', async () => {
    const plain = JSON.parse((await rung(['manifest'])).out) as {
      features: { slash_commands: { command: string }[] };
    };
    const roots = tree.roots.map((one) => one.name);
    expect(plain.features.slash_commands.map((one) => one.command)).toEqual(roots.map((one) => `/${one}`));
    const env = { RUNG_COMMAND_PREFIX: 'acme', SLACK_CHANNEL_COMMANDS: 'on' };
    const set = await rung(['manifest'], { env });
    for (const word of ['"/acme-salary"', 'channels:history']) {
      expect(set.out).toContain(word);
      expect(JSON.stringify(plain)).not.toContain(word);
    }
    const discord = JSON.parse((await rung(['manifest', 'discord'])).out) as { name: string }[];
    const names = discord.map((one) => one.name);
    expect(names).toEqual(discordManifest(tree, tree).map((one) => one.name));
    expect(names).toEqual(expect.arrayContaining([...roots, 'salary-compare', 'skills-check', 'skills-gap']));
  });
});

describe('given a configuration or data that does not fit', () => {
  const overlay = async (name: string, files: Record<string, string>): Promise<string> => {
    const path = join(folder, name);
    for (const [file, text] of Object.entries(files)) {
      await mkdir(join(path, file, '..'), { recursive: true });
      await writeFile(join(path, file), text);
    }
    return path;
  };

  test.each([
    [{ DATABASE_URL: 'mysql://secret@x' }, /DATABASE_URL must be a PostgreSQL address/],
    [{ RUNG_COMMAND_PREFIX: 'Ä!' }, /RUNG_COMMAND_PREFIX must be/],
    [{ RUNG_DATA_OVERLAY: '/nowhere/at/all' }, /overlay folder does not exist/],
    [{ DATABASE_URL: 'postgres://rung:hunter2@127.0.0.1:1/rung' }, /127\.0\.0\.1/],
  ])('when the environment is %j, then the start stops and says why', async (env, reason) => {
    const { code, err } = await rung(['ask', '/salary'], { env });
    expect(code).toBe(1);
    expect(err).toMatch(reason);
    expect(err).not.toMatch(/hunter2|secret/);
    expect(err).not.toMatch(/^\s+at /m);
  });

  const band = (over: string): string =>
    `- id: fr\n  name: France\n  covers: { country: FR }\n  note: One band\n  anchors: [Paris]\n  currency: EUR\n  bands:\n    senior: { low: 80000, high: 110000 }\n  source: guide\n${over}`;
  test.each([
    ['text', { 'pay/place-bands.yaml': 'nonsense' }, /place-bands\.yaml:1:1: must be a list/],
    ['yaml', { 'pay/place-bands.yaml': '- id: [' }, /place-bands\.yaml:\d+:\d+: /],
    [
      'low',
      { 'pay/place-bands.yaml': band('').replace('80000', '180000') },
      /place-bands\.yaml:8:13: record "fr", bands\.senior: low is above high/,
    ],
    [
      'unknown key',
      { 'pay/place-bands.yaml': band('  colour: red\n') },
      /place-bands\.yaml:\d+:\d+: record "fr": .*colour/,
    ],
    [
      'source',
      { 'pay/place-bands.yaml': band('').replace('source: guide', 'source: gossip') },
      /record "fr": source "gossip" is not in sources\.yaml/,
    ],
    ['twice', { 'pay/place-bands.yaml': band('').replaceAll('FR', 'GB') }, /covers GB as "fr" does/],
    [
      'currency',
      { 'pay/place-bands.yaml': band('').replace('EUR', 'ZZZ') },
      /currency ZZZ is not in currencies\.yaml/,
    ],
    ['file name', { 'pay/bands.yaml': '[]' }, /no data file has this name/],
  ])(
    'when an overlay has a wrong %s, then the start stops with file, place and reason',
    async (name, files, reason) => {
      const { code, err } = await rung(['ask', '/salary'], {
        env: { RUNG_DATA_OVERLAY: await overlay(name, files) },
      });
      expect(code).toBe(1);
      expect(err).toMatch(reason);
    },
  );

  it('when an overlay adds a row and replaces another, then both answer, under their own source', async () => {
    const path = await overlay('good', {
      'sources.yaml':
        '- { id: acme, title: Acme bands, publisher: Acme, short: Acme bands, date: "2026-10-01", licence: internal, covers: Pay }\n',
      'pay/place-bands.yaml': `${band('').replace('source: guide', 'source: acme')}- id: uk\n  name: UK\n  covers: { country: GB }\n  note: Acme has one band for the UK\n  anchors: [London]\n  currency: GBP\n  bands:\n    senior: { low: 92500, high: 118000 }\n  source: acme\n`,
    });
    const lines = ['/salary senior paris', '/salary senior london', '/salary entry london', '/rung about'];
    const { out } = await rung(['ask', '--json', '-'], {
      input: lines.join('\n'),
      env: { RUNG_DATA_OVERLAY: path, RUNG_HOME: join(folder, 'overlaid') },
    });
    const said = out.trimEnd().split('\n');
    const [paris, london, entry, about] = said.map((line) => (JSON.parse(line) as { text: string }).text);
    expect(paris).toMatch(/^€80K–€110K a year\n\nSenior AI engineer · Paris\n/);
    expect(paris).toContain('Acme bands, 1 Oct 2026');
    expect(london).toContain('£92.5K–£118K a year');
    expect(entry).toContain('the UK row has no such band');
    expect(about).toContain('Acme bands');
  });
});

describe('given an old Node', () => {
  it('when the guard runs, then it says what to do', async () => {
    const guard = await readFile(inProject('src/start.mjs'), 'utf8');
    const old = join(folder, 'old');
    await mkdir(old, { recursive: true });
    await writeFile(join(old, 'start.mjs'), guard.replace('process.versions.node', '"20.20.2"'));
    await cp(inProject('package.json'), join(old, 'package.json'));
    const ran = await new Promise<Ran>((resolve) => {
      const child = spawn(process.execPath, [join(old, 'start.mjs')]);
      let err = '';
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      child.on('close', (code) => resolve({ code, out: '', err }));
    });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('npm ci');
  });
});
