import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSlackClient } from '../../../../src/playground/page/slack/client/slack.ts';
import { ActRefused, type ChatClient } from '../../../../src/playground/page/seam/client.ts';
import { openWorkspace, type Workspace } from '../../../../src/playground/slack/workspace.ts';
import { manifestOfRung, openSlack, type SlackChat } from '../../../harness/platforms/slack.ts';
import { until } from '../../../harness/until.ts';
import { actOf, submitOf } from './slack-acts.ts';

/** A Wednesday, 10:00 in London. */
const NOW = Date.UTC(2026, 10, 25, 10);
const now = (): number => NOW;
const GENERAL = { person: 'Ada', place: 'general' };
const DIRECT = { person: 'Ada', place: 'rung' };
const HOME = { person: 'Ada', place: 'home' };

let workspace: Workspace;
let client: ChatClient;
let rung: SlackChat;
beforeAll(async () => {
  workspace = await openWorkspace({ manifest: manifestOfRung(), botName: 'rung', now });
  client = openSlackClient({ workspace, now });
  rung = await openSlack({ workspace, names: ['dora', 'eve'], now });
});
afterAll(async () => {
  await rung.close();
  await workspace.close();
});

const shown = (at: typeof GENERAL): string =>
  client
    .draw(at)
    .entries.map(({ html }) => html)
    .join('\n');
const type = (at: typeof GENERAL, value: string) => client.act(at, { act: { kind: 'type' }, value });
const seen = (what: string, check: () => unknown) =>
  until(what, check, { lastSeen: () => [shown(GENERAL), shown(DIRECT), shown(HOME)] });

describe('given Rung in a local workspace, and the page’s client over it', () => {
  it('when a command is typed, then its answer is drawn for that person alone, and its button acts', async () => {
    await type(GENERAL, '/salary senior london');
    await seen('the answer', () => shown(GENERAL).includes('£90K'));
    expect(shown(GENERAL)).toContain('Only visible to you');
    expect(shown({ ...GENERAL, person: 'Bo' })).not.toContain('£90K');
    await client.act(GENERAL, { act: actOf(shown(GENERAL), 'Show the maths') });
    await seen('the maths', () => !shown(GENERAL).includes('Show the maths'));
  });

  it('when a form is filled in, then it closes, and what it was for is done', async () => {
    await type(GENERAL, '/rung settings');
    await seen('the button', () => shown(GENERAL).includes('>Change<'));
    await client.act(GENERAL, { act: actOf(shown(GENERAL), 'Change') });
    await seen('the form', () => client.draw(GENERAL).modal);
    await client.act(GENERAL, {
      act: submitOf(client.draw(GENERAL).modal),
      value: { place: 'london', level: 'senior' },
    });
    await seen('the end of the form', () => client.draw(GENERAL).modal === undefined);
    await seen('the settings', () => shown(GENERAL).includes('London'));
  });

  it('when a field is left out that must be filled in, then that is said below it, until the form is closed', async () => {
    await type(GENERAL, '/roadmap');
    await seen('the button', () => shown(GENERAL).includes('>Make your own<'));
    await client.act(GENERAL, { act: actOf(shown(GENERAL), 'Make your own') });
    await seen('the form', () => client.draw(GENERAL).modal);
    await client.act(GENERAL, { act: submitOf(client.draw(GENERAL).modal), value: {} });
    expect(client.draw(GENERAL).modal?.match(/Please complete this required field\./g)).toHaveLength(2);
    await client.act(GENERAL, { act: { kind: 'close' } });
    expect(client.draw(GENERAL).modal).toBeUndefined();
  });

  it('when somebody goes home, then Rung draws it, and its prompts stand in the conversation', async () => {
    await client.act(HOME, { act: { kind: 'open' } });
    await seen('the home', () => shown(HOME).includes('sk-block-header'));
    expect(client.draw(HOME).composer).toBeUndefined();
    await client.act(DIRECT, { act: { kind: 'open' } });
    const prompts = await seen('the prompts', () => client.draw(DIRECT).prompts[0]);
    await client.act(DIRECT, { act: (prompts as { act: unknown }).act });
    await seen('the answer in a thread', () => shown(DIRECT).includes('1 reply'));
  });

  it('when words mention Rung, then it answers, a reply stands in the thread, and others find the place unread', async () => {
    await type(GENERAL, '@rung salary senior berlin');
    await seen('the answer', () => shown(GENERAL).includes('€95K'));
    const thread = /&quot;thread&quot;:&quot;([\d.]+)&quot;/.exec(shown(GENERAL))?.[1];
    await client.act(GENERAL, { act: { kind: 'reply', thread }, value: { text: 'thank you' } });
    expect(shown(GENERAL)).toMatch(/<summary>1 reply<\/summary>[\s\S]*thank you/);
    expect(client.unread('Chen')).toContain('general');
    shown({ person: 'Chen', place: 'general' });
    expect(client.unread('Chen')).not.toContain('general');
  });

  it('when Slack itself would refuse an act, then that is said', async () => {
    await type(GENERAL, '/nonsense');
    expect(shown(GENERAL)).toContain('/nonsense is not a valid command.');
    const gone = { kind: 'element', on: { channel: 'C', ts: '1' }, element: { block: 'b', action: 'a' } };
    await expect(client.act(GENERAL, { act: gone })).rejects.toBeInstanceOf(ActRefused);
    await expect(client.act(GENERAL, { act: { kind: 'dance' } })).rejects.toBeInstanceOf(ActRefused);
    await expect(type(HOME, 'hello')).rejects.toThrow('nobody to write to');
  });

  it('when a command is begun, then those that begin so are suggested with their hints', async () => {
    const [first] = await client.suggest(GENERAL, '/sal');
    expect(first).toMatchObject({ fill: '/salary ', hint: expect.stringContaining('pay') as string });
    expect(await client.suggest(GENERAL, 'hello @ru')).toMatchObject([{ fill: 'hello @rung ' }]);
  });

  it.each(['drop-reply', 'throttle', 'disconnect'] as const)(
    'when the network is in trouble (%s) and then well, then the next command is answered',
    async (name) => {
      const trouble = client.network.find((one) => one.name === name);
      trouble?.begin();
      expect(trouble?.active()).toBe(true);
      await type(GENERAL, '/skills');
      trouble?.end?.();
      await seen('the end of the trouble', () => trouble?.active() === false);
      await until('the socket', () => workspace.connections() > 0, {
        lastSeen: () => workspace.connections(),
        ms: 20_000,
      });
      const before = client.draw(GENERAL).entries.length;
      await type(GENERAL, '/career');
      await seen('the answer', () => client.draw(GENERAL).entries.length > before);
    },
    30_000,
  );
});
