import { describe, expect, it } from 'vitest';
import { closingAfterEach } from '../harness/closing.ts';
import { manifestOfRung, openSlack, type SlackChat } from '../harness/platforms/slack.ts';

const closing = closingAfterEach();
const SET = 'assistant.threads.setSuggestedPrompts';
const calls = ({ workspace }: SlackChat): number =>
  workspace.calls.filter(({ method }) => method === SET).length;

describe('given Rung as an agent on Slack', () => {
  it('when its messages are opened, then four prompts are suggested, and one that is chosen is answered', async () => {
    const slack = closing(await openSlack());
    await slack.ada.openHome('messages');
    await slack.until(() => slack.ada.prompts().length === 4);
    const [first = ''] = slack.ada.prompts();
    await slack.ada.choosePrompt(first);
    slack.at = slack.ada.dm();
    await slack.until(() => slack.read().includes('£90K–£130K'));
    expect(slack.telemetry.lines).toEqual([]);
    expect(slack.bugs).toEqual([]);
  });

  it('when somebody writes to it, then their message is the root of the thread it answers in', async () => {
    const slack = closing(await openSlack());
    slack.at = slack.ada.dm();
    const { ts } = await slack.ada.say(slack.at, 'salary senior london');
    await slack.until(() => slack.read().includes('£90K–£130K'));
    expect(slack.newest().thread).toBe(ts);
    await slack.ada.say(slack.at, 'salary senior berlin', { thread: ts });
    await slack.until(() => slack.read().includes('€'));
    expect(slack.newest().thread).toBe(ts);
  });
});

describe('given a workspace whose app is no agent', () => {
  const withoutScope = () => {
    const { oauth_config, features, ...rest } = manifestOfRung();
    const bot = oauth_config.scopes.bot.filter((one) => one !== 'assistant:write');
    return { ...rest, features: { ...features, agent_view: undefined }, oauth_config: { scopes: { bot } } };
  };

  it('when its messages are opened, then Slack is not asked, and answers are no threads', async () => {
    const slack = closing(await openSlack({ setup: { manifest: withoutScope() } }));
    expect(slack.telemetry.lines).toEqual([expect.stringContaining('the app lacks assistant:write')]);
    await slack.ada.openHome('messages');
    slack.at = slack.ada.dm();
    await slack.ada.say(slack.at, 'salary senior london');
    await slack.until(() => slack.read().includes('£90K–£130K'));
    expect(slack.newest().thread).toBeUndefined();
    expect(calls(slack)).toBe(0);
    expect(slack.telemetry.lines).toHaveLength(1);
  });

  it('when Slack refuses the prompts, then the operator is told once, and all else works', async () => {
    const slack = closing(await openSlack());
    slack.workspace.faults.removeScopes('assistant:write');
    for (let times = 1; times <= 3; times++) {
      await slack.ada.openHome('messages');
      await slack.until(() => slack.telemetry.counts.get('undelivered') === times);
    }
    expect(slack.telemetry.lines).toEqual([
      'slack: prompts could not be suggested in the messages with Rung (missing_scope (needs assistant:write)); all else works.',
    ]);
    slack.at = slack.ada.dm();
    await slack.ada.say(slack.at, 'salary senior london');
    await slack.until(() => slack.read().includes('£90K–£130K'));
    expect(slack.bugs).toEqual([]);
  });

  it('when Slack has an outage just then, then nobody is told', async () => {
    const slack = closing(await openSlack());
    slack.workspace.faults.set({ method: SET, kind: '5xx', times: 1 });
    await slack.ada.openHome('messages');
    await slack.until(() => slack.telemetry.counts.get('undelivered') === 1);
    expect(slack.telemetry.lines).toEqual([]);
    await slack.ada.openHome('messages');
    await slack.until(() => slack.ada.prompts().length === 4);
  });
});
