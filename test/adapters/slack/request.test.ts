import { describe, expect, it } from 'vitest';
import { directMessage, mention } from '../../../src/adapters/slack/request.ts';
import { plainWords } from '../../../src/adapters/slack/words.ts';

const body = { event_id: 'Ev1', team_id: 'T1' };

describe('given a message of Slack', () => {
  it.each([
    ['<@UBOT> salary senior london', 'salary senior london'],
    ['salary <@UBOT> senior', 'salary   senior'],
    ['<@UBOT|rung> help', 'help'],
    ['R&amp;D &lt;b&gt; &amp;lt;', 'R&D <b> &lt;'],
    [
      'see <https://example.com|the page> and <https://example.com/a>',
      'see the page and https://example.com/a',
    ],
    ['ask <@UADA> in <#C1|general> <!here>', 'ask @UADA in general !here'],
    ['a &lt; b &gt; c', 'a < b > c'],
    ['', ''],
  ])('when %j is read, then it is %j', (said, words) => {
    expect(plainWords(said, 'UBOT')).toBe(words);
  });

  it.each([
    ['its own', { channel: 'D1', user: 'UBOT', text: 'x' }],
    ["another app's", { channel: 'D1', user: 'U2', bot_id: 'B2', text: 'x' }],
    ['an edit', { channel: 'D1', user: 'U1', subtype: 'message_changed', text: 'x' }],
    ["nobody's", { channel: 'D1', text: 'x' }],
    ['of a channel', { channel: 'C1', user: 'U1', text: 'x' }],
  ])('when it is %s, then it is passed over', (_, event) => {
    expect(directMessage(event, body, 'UBOT', 0).kind).toBe('ignored');
  });

  it('when it mentions Rung in a thread, then the thread is where it is answered', () => {
    const event = { channel: 'C1', user: 'U1', text: '<@UBOT> help', thread_ts: '1.2' };
    expect(mention(event, body, 'UBOT', 7)).toEqual({
      kind: 'said',
      invocation: {
        id: 'Ev1',
        path: [],
        input: { kind: 'text', text: 'help' },
        actor: { platform: 'slack', id: 'U1', workspace: 'T1', name: 'U1' },
        venue: { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '1.2', direct: false },
        at: 7,
      },
      way: { kind: 'message', channel: 'C1', user: 'U1', thread: '1.2' },
    });
  });
});
