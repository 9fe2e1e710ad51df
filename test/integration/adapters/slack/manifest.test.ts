import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVENT_SCOPES, INPUT_SCOPES, METHOD_SCOPES } from '../../../../src/adapters/slack/render/scopes.ts';
import {
  checkDeclarations,
  manifest,
  type SlackManifest,
} from '../../../../src/adapters/slack/render/manifest.ts';
import { shippedTree } from '../../../harness/shipped.ts';
import { inProject } from '../../../harness/project.ts';
import { command, option, sampleTree, tree } from '../../../harness/replies/sample-tree.ts';

const long = (length: number): string => 'x'.repeat(length);

test('given a tree, when its manifest is made, then each root is a slash command under the prefix', () => {
  const { features, oauth_config, settings } = manifest(sampleTree, { prefix: 'ai-' });
  expect(features.slash_commands).toEqual([
    {
      command: '/ai-salary',
      description: 'What a level is paid in a place',
      usage_hint: '<level> <place> [specialisation …] [hoursAWeek] [anything] [about] | compare',
      should_escape: false,
    },
    {
      command: '/ai-rung',
      description: 'Help, settings and everything else',
      usage_hint: 'show | privacy',
      should_escape: false,
    },
  ]);
  expect(oauth_config.scopes.bot).toEqual([
    'app_mentions:read',
    'assistant:write',
    'channels:read',
    'chat:write',
    'chat:write.public',
    'commands',
    'files:read',
    'files:write',
    'groups:read',
    'im:history',
    'im:write',
    'users:read',
  ]);
  expect(settings).toMatchObject({ interactivity: { is_enabled: true }, socket_mode_enabled: true });
});

test('given commands in channels, when its manifest is made, then it asks to read channels, and else never', () => {
  const more = ({ oauth_config, settings }: SlackManifest) =>
    [...oauth_config.scopes.bot, ...settings.event_subscriptions.bot_events].filter((one) =>
      /history|^message\./.test(one),
    );
  expect(more(manifest(sampleTree, { prefix: '' }))).toEqual(['im:history', 'message.im']);
  expect(more(manifest(sampleTree, { prefix: '', readsChannels: true }))).toEqual([
    ...['channels:history', 'groups:history', 'im:history'],
    ...['message.im', 'message.channels', 'message.groups'],
  ]);
});

test('given the shipped commands, when its manifest is made, then an agent suggests what the help shows', async () => {
  const { agent_view } = manifest(await shippedTree(), { prefix: '' }).features;
  expect(agent_view.agent_description.length).toBeLessThanOrEqual(300);
  expect(agent_view.suggested_prompts).toEqual([
    { title: 'Pay: senior london', message: 'salary senior london' },
    { title: 'Skills: senior', message: 'skills senior' },
    { title: 'Career: do I need a PhD?', message: 'career do I need a PhD?' },
    {
      title: 'Roadmaps: software engineer',
      message: 'roadmap show software engineer',
    },
  ]);
});

test('given a tree within the limits, when checked, then nothing is wrong', () => {
  expect(checkDeclarations(sampleTree)).toEqual([]);
});

test.each([
  ['too many commands', tree(Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`c${i}`, command()])))],
  ['a name too long', tree({ [long(32)]: command() })],
  ['a name with capitals', tree({ Salary: command() })],
  ['no summary', tree({ salary: command({ summary: '' }) })],
  ['a summary too long', tree({ salary: command({ summary: long(2001) }) })],
  ['a hint too long', tree({ salary: command({ options: { [long(1000)]: option('x') } }) })],
  ['a form without fields', tree({ salary: command({ form: { title: 'x', submit: 'y' } }) })],
])('given %s, when checked, then one thing is wrong', (_, breach) => {
  expect(checkDeclarations(breach)).toHaveLength(1);
});

test('given a prefix that makes a name too long, when checked, then it is said', () => {
  expect(checkDeclarations(tree({ [long(30)]: command() }))).toEqual([]);
  expect(checkDeclarations(tree({ [long(30)]: command() }), 'ai-')).toHaveLength(1);
});

test('given an address, when the manifest is made, then everything is sent there and no socket is asked for', () => {
  const { features, settings } = manifest(sampleTree, { prefix: '', origin: 'https://rung.example.com' });
  const url = 'https://rung.example.com/slack/events';
  expect(features.slash_commands.map((one) => one.url)).toEqual([url, url]);
  expect(settings.event_subscriptions.request_url).toBe(url);
  expect(settings.interactivity.request_url).toBe(url);
  expect(settings.socket_mode_enabled).toBe(false);
});

/** The adapter's code as text. */
const code = readdirSync(inProject('src/adapters/slack'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(inProject(`src/adapters/slack/${file}`), 'utf8'))
  .join('\n');
const named = (pattern: RegExp): string[] =>
  [...new Set([...code.matchAll(pattern)].map((one) => one[1] ?? ''))].sort();

test('given the calls in the code, when they are compared with the scopes, then each is listed and none beyond', () => {
  expect(named(/\bcall\('([a-z]+\.[A-Za-z.]+)'/g)).toEqual(Object.keys(METHOD_SCOPES).sort());
  expect(code).not.toMatch(/client\.(?:chat|views|users|conversations|files|auth)\./);
});

test('given the inputs of forms in the code, when they are compared with the scopes, then one that needs any is listed', () => {
  expect(Object.keys(INPUT_SCOPES)).toEqual(['file_input']);
  expect(code).toMatch(/type: 'file_input'/);
});

test('given the listeners in the code, when they are compared with the events, then each is listed and none beyond', () => {
  const listened = named(/app\.event\('([a-z_.]+)'/g).map((one) => (one === 'message' ? 'message.im' : one));
  expect(listened.sort()).toEqual(Object.keys(EVENT_SCOPES).sort());
});

test('given an app for many workspaces, when its manifest is made, then it names the way back, and tokens expire where that was asked for', () => {
  const origin = 'https://rung.example.com';
  const many = manifest(sampleTree, { prefix: '', origin, forMany: true });
  expect(many.oauth_config.redirect_urls).toEqual(['https://rung.example.com/slack/oauth_redirect']);
  expect(many.settings).toMatchObject({
    ...{ org_deploy_enabled: true, socket_mode_enabled: false, token_rotation_enabled: false },
  });
  expect(manifest(sampleTree, { prefix: '', origin, rotatesTokens: true }).settings).toMatchObject({
    token_rotation_enabled: true,
  });
  const one = manifest(sampleTree, { prefix: '', origin });
  expect(one.oauth_config.redirect_urls).toBeUndefined();
  expect(one.settings).toMatchObject({ org_deploy_enabled: false, token_rotation_enabled: false });
});
