import { describe, expect, it } from 'vitest';
import { closingAfterEach } from '../harness/closing.ts';
import { manifestOfRung, openSlack, type SlackChat } from '../harness/platforms/slack.ts';

const closing = closingAfterEach();
const answered = (slack: SlackChat, words: string): Promise<unknown> =>
  slack.until(() => slack.read().includes(words));
/** How many messages of Rung's Ada sees where she is. */
const answers = ({ ada, at }: SlackChat): number => ada.sees(at).filter((one) => one.from === 'rung').length;

describe('given Rung on Slack as it is installed', () => {
  it.each(['@rung !salary senior london', '@rung /salary senior london'])(
    'when “%s” is said in a thread, then it is answered there to its asker alone',
    async (said) => {
      const slack = closing(await openSlack());
      const { ts } = await slack.bob.say(slack.general, 'What do people earn?');
      await slack.ada.say(slack.general, said, { thread: ts });
      await answered(slack, '£90K–£130K');
      expect(slack.newest().thread).toBe(ts);
      expect(slack.overheard()).not.toContain('£90K');
    },
  );

  it('when “!salary …” is written to Rung, then it is answered', async () => {
    const slack = closing(await openSlack());
    slack.at = slack.ada.dm();
    await slack.ada.say(slack.at, '!salary senior london');
    await answered(slack, '£90K–£130K');
  });

  it.each(['@rung', '@rung !'])('when “%s” is said, then it is greeted', async (said) => {
    const slack = closing(await openSlack());
    await slack.ada.say(slack.general, said);
    await answered(slack, 'What would I earn?');
  });

  it('when “!salary …” is said in a channel, then Rung does not hear of it', async () => {
    const slack = closing(await openSlack());
    await slack.ada.say(slack.general, '!salary senior london');
    await slack.workspace.settled();
    expect(answers(slack)).toBe(0);
    expect(slack.workspace.deliveries.map((one) => one.kind)).toEqual([]);
  });
});

describe('given Rung on Slack with commands in channels', () => {
  it.each([true, false])(
    'when “!salary …” is said in a thread, private channel: %s, then it is answered there to its asker alone',
    async (closed) => {
      const slack = closing(await openSlack({ readsChannels: true }));
      const { ada, bob, workspace } = slack;
      slack.at = workspace.addChannel('pay', { private: closed, members: [ada, bob], bot: true });
      const { ts } = await bob.say(slack.at, 'What do people earn?');
      await ada.say(slack.at, '!salary senior london', { thread: ts });
      await answered(slack, '£90K–£130K');
      expect(slack.newest().thread).toBe(ts);
      expect(slack.overheard()).not.toContain('£90K');
      expect(slack.bugs).toEqual([]);
    },
  );

  it('when a message is no command, or mentions Rung as well, then it is answered once at most', async () => {
    const slack = closing(await openSlack({ readsChannels: true }));
    const { ada, general, workspace } = slack;
    for (const said of ['salary senior london', '/salary senior london', '! salary', '!important', '!!', '!'])
      await ada.say(general, said);
    await workspace.settled();
    expect(answers(slack)).toBe(0);
    await ada.say(general, '!salary senior london @rung');
    await answered(slack, '£90K–£130K');
    await workspace.settled();
    expect(answers(slack)).toBe(1);
    expect(slack.telemetry.lines).toEqual([]);
  });

  it('when the app lacks the scopes for it, then the operator is told which', async () => {
    const slack = closing(await openSlack({ readsChannels: true, setup: { manifest: manifestOfRung() } }));
    expect(slack.telemetry.lines).toEqual([
      expect.stringContaining('the app lacks channels:history, groups:history'),
    ]);
    await slack.ada.say(slack.general, '@rung !salary senior london');
    await answered(slack, '£90K–£130K');
  });
});
