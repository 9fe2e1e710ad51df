import { describe, expect, it } from 'vitest';
import { homeOpened } from '../../../../src/adapters/slack/inbound/opened.ts';
import { submissionPayload } from '../../../../src/adapters/slack/inbound/payload/submission.ts';
import { pressed, slashCommand, submitted } from '../../../../src/adapters/slack/inbound/request.ts';
import { directMessage, mention } from '../../../../src/adapters/slack/inbound/written.ts';
import { plainText } from '../../../../src/adapters/slack/inbound/message-text.ts';

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
    ['*senior* in `london`, _please_', 'senior in london, please'],
    ['*senior london*', 'senior london'],
    ['run_all_tests 2*3*4 * a *', 'run_all_tests 2*3*4 * a *'],
    ['```\nid: a\n```', '```\nid: a\n```'],
    ['', ''],
  ])('when %j is read, then it is %j', (said, words) => {
    expect(plainText(said, 'UBOT')).toBe(words);
  });

  it.each([
    ['R&amp;D; Learn git -&gt; ship', 'R&D; Learn git -> ship'],
    ['<@U1|ann> in <#C1|general>', 'ann in general'],
    ['<https://example.com|the page>', 'the page'],
    ['*senior* `london`', 'senior london'],
  ])('when %j follows a slash command, then it is read as a message is', (text, words) => {
    const typed = { command: '/salary', text, user_id: 'U1', channel_id: 'C1', team_id: 'T1' };
    expect(slashCommand(typed, 1)).toMatchObject({ invocation: { input: { text: `/salary ${words}` } } });
  });

  it.each([
    ['its own', { channel: 'D1', user: 'UBOT', text: 'x' }],
    ["another app's", { channel: 'D1', user: 'U2', bot_id: 'B2', text: 'x' }],
    ['an edit', { channel: 'D1', user: 'U1', subtype: 'message_changed', text: 'x' }],
    ["nobody's", { channel: 'D1', text: 'x' }],
    ['of a channel', { channel: 'C1', user: 'U1', text: 'x' }],
  ])('when it is %s, then it is passed over', (_, event) => {
    expect(directMessage(event, body, { user: 'UBOT' }, 0).kind).toBe('ignored');
  });

  it('when it mentions Rung in a thread, then the thread is where it is answered', () => {
    const event = { channel: 'C1', user: 'U1', text: '<@UBOT> help', thread_ts: '1.2' };
    expect(mention(event, body, { user: 'UBOT' }, 7)).toEqual({
      kind: 'message',
      invocation: {
        id: 'Ev1',
        path: [],
        input: { kind: 'text', text: 'help' },
        actor: { platform: 'slack', id: 'U1', workspace: 'T1', name: 'U1' },
        venue: { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '1.2', direct: false },
        at: 7,
      },
      target: { kind: 'message', channel: 'C1', user: 'U1', thread: '1.2' },
    });
  });
});

describe('given a payload without all of its parts', () => {
  const person = { id: 'U1', name: 'ada' };
  const press = {
    type: 'block_actions' as const,
    user: person,
    team: { id: 'T1' },
    actions: [{ type: 'button', value: 'call', action_id: 'call.0', action_ts: '1.2' }],
    channel: { id: 'C1' },
    response_url: 'https://hooks.slack.com/actions/1',
  };
  const form = {
    type: 'view_submission' as const,
    user: person,
    team: { id: 'T1' },
    view: {
      id: 'V1',
      private_metadata: JSON.stringify({
        call: 'call',
        target: { kind: 'message', channel: 'C1', user: 'U1' },
      }),
      state: { values: { level: { value: { value: 'mid' } } } },
    },
  };
  const typed = {
    command: '/salary',
    user_id: 'U1',
    channel_id: 'C1',
    team_id: 'T1',
    response_url: 'https://a',
  };
  const said = { channel: 'D1', user: 'U1', text: 'x', ts: '1.2' };
  const at = (now: number) => [
    slashCommand(typed, now),
    pressed(press, now),
    submitted(form, now),
    directMessage(said, { team_id: 'T1' }, { user: 'UBOT' }, now),
    homeOpened({ user: 'U1', tab: 'home', event_ts: '1.2' }, { team_id: 'T1' }, now),
  ];
  const idOf = (one: ReturnType<typeof pressed>): string | undefined =>
    'invocation' in one ? one.invocation.id : 'from' in one ? one.from.id : undefined;

  it('when a form is submitted, then boxes are a list, and a file is still to be read', () => {
    const file = { id: 'F1', name: 'a.yaml', size: 3, url_private_download: 'https://files.slack.com/a' };
    const of = (input: object) => ({ value: input });
    const values = {
      place: of({ value: 'berlin' }),
      note: of({ value: '' }),
      track: of({ type: 'radio_buttons', selected_option: { value: 'mlops' } }),
      boxes: of({ type: 'checkboxes', selected_options: [{ value: '1' }] }),
      none: of({ type: 'checkboxes', selected_options: [] }),
      file: of({ type: 'file_input', files: [file] }),
      more: of({ type: 'file_input', files: [] }),
    };
    const body = submissionPayload.parse({ ...form, view: { ...form.view, state: { values } } });
    expect(submitted(body, 1)).toMatchObject({
      filled: {
        fields: { place: 'berlin', track: 'mlops', boxes: ['1'], none: [] },
        files: [{ field: 'file', name: 'a.yaml', size: 3, url: 'https://files.slack.com/a' }],
      },
    });
  });

  it('when it has no id, then it is given one that is the same whenever it comes again', () => {
    const ids = at(1).map(idOf);
    expect(ids.every((id) => id?.startsWith('derived-'))).toBe(true);
    expect(at(2).map(idOf)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idOf(pressed({ ...press, channel: { id: 'C2' } }, 1))).not.toBe(ids[1]);
  });

  it('when a command has neither id nor address, then it is answered as a message and known by its time', () => {
    const { command, user_id, channel_id, team_id } = typed;
    const bare = { command, user_id, channel_id, team_id };
    expect(slashCommand(bare, 1)).toMatchObject({
      kind: 'command',
      invocation: { input: { text: '/salary ' } },
      target: { kind: 'message', channel: 'C1', user: 'U1' },
    });
    expect(idOf(slashCommand(bare, 1))).not.toBe(idOf(slashCommand(bare, 2)));
  });

  it.each<[string, ReturnType<typeof pressed>]>([
    ['a command of nobody', slashCommand({ command: '/salary', channel_id: 'C1', team_id: 'T1' }, 0)],
    ['a command of no workspace', slashCommand({ command: '/salary', channel_id: 'C1', user_id: 'U1' }, 0)],
    ['a message of nowhere', mention({ user: 'U1', text: 'x' }, body, { user: 'UBOT' }, 0)],
    ['a Home of nobody', homeOpened({ tab: 'home' }, body, 0)],
    ['a press of nothing', pressed({ ...press, actions: [] }, 0)],
    ['a press of nobody', pressed({ ...press, user: {} }, 0)],
    ['a press of nowhere', pressed({ ...press, channel: undefined }, 0)],
    ['a choice of nothing', pressed({ ...press, actions: [{ type: 'static_select' }] }, 0)],
    [
      'boxes of which nothing is known',
      pressed({ ...press, actions: [{ type: 'checkboxes', action_id: 'check.0.a' }] }, 0),
    ],
    ['a form without what was filled in', submitted({ ...form, view: { ...form.view, state: {} } }, 0)],
    ['a form without what it carried', submitted({ ...form, view: {} }, 0)],
  ])('when it is %s, then it is ignored', (_, one) => {
    expect(one.kind).toBe('ignored');
  });

  it('when a press names its channel in its container alone, then that is where it was', () => {
    const container = { channel_id: 'C2', is_ephemeral: true };
    expect(pressed({ ...press, channel: undefined, container }, 0)).toMatchObject({
      kind: 'pressed',
      from: { venue: { channel: 'C2' } },
      target: { kind: 'response', replaces: true },
    });
  });
});
