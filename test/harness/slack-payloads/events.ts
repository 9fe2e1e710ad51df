import { enveloped, TS, type Documented, type Ids, type Json } from './payload.ts';

/** Events: those that Rung listens to, those that an app can subscribe to, and what comes without being asked for. */
export function events(ids: Ids): readonly Documented[] {
  const event = (name: string, inner: Json, more: Json = {}): Documented => ({
    name,
    kind: 'events_api',
    payload: enveloped(ids, inner, more),
  });
  const bare = (name: string, payload: Json): Documented => ({ name, kind: 'events_api', payload });
  const said = {
    user: ids.user,
    ts: TS,
    client_msg_id: 'ab71d1f4-f8c6-4b75-9cd1-3a2b3f8b9f2d',
    text: `<@${ids.bot}> salary senior london`,
    team: ids.team,
    blocks: [
      {
        type: 'rich_text',
        block_id: 'pfIOq',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'salary senior london' }] }],
      },
    ],
    event_ts: TS,
  };
  const mention = { ...said, type: 'app_mention', channel: ids.channel };
  const direct = { ...said, type: 'message', channel: ids.direct, channel_type: 'im' };
  const opened = { type: 'app_home_opened', user: ids.user, channel: ids.direct, event_ts: TS };
  return [
    event('a mention', mention),
    event('a mention in a thread', { ...mention, thread_ts: TS, parent_user_id: ids.user }),
    event(
      'a mention in a shared channel',
      { ...mention, user_team: 'T0HOST', source_team: 'T0HOST', user_profile: { team: 'T0HOST' } },
      { team_id: 'T0HOST', is_ext_shared_channel: true },
    ),
    event('a message', direct),
    event('a message in a thread', { ...direct, thread_ts: TS, parent_user_id: ids.user }),
    event('a message with a file', {
      ...direct,
      subtype: 'file_share',
      upload: false,
      files: [{ id: 'F1', name: 'cv.pdf', mimetype: 'application/pdf', mode: 'hosted' }],
    }),
    event('a thread broadcast', { ...direct, subtype: 'thread_broadcast', thread_ts: TS, root: { ts: TS } }),
    event('a message that was changed', {
      type: 'message',
      subtype: 'message_changed',
      message: { ...said, type: 'message', edited: { user: ids.user, ts: TS } },
      previous_message: { ...said, type: 'message' },
      channel: ids.direct,
      hidden: true,
      ts: TS,
      event_ts: TS,
      channel_type: 'im',
    }),
    event('a message that was deleted', {
      type: 'message',
      subtype: 'message_deleted',
      previous_message: { ...said, type: 'message' },
      channel: ids.direct,
      hidden: true,
      deleted_ts: TS,
      event_ts: TS,
      ts: TS,
      channel_type: 'im',
    }),
    event('a message of an app', {
      ...direct,
      subtype: 'bot_message',
      bot_id: 'B0001',
      user: undefined,
      username: 'other',
    }),
    event("a person's /me", { ...direct, subtype: 'me_message' }),
    event('a message of a channel', { ...direct, channel: ids.channel, channel_type: 'channel' }),
    event('somebody joined a channel', {
      ...direct,
      subtype: 'channel_join',
      channel: ids.channel,
      inviter: ids.user,
    }),
    event('the Home', {
      ...opened,
      tab: 'home',
      view: {
        id: 'V1',
        team_id: ids.team,
        type: 'home',
        blocks: [],
        private_metadata: '',
        callback_id: '',
        state: { values: {} },
        hash: '1.2',
        root_view_id: 'V1',
        app_id: ids.app,
        bot_id: 'B0002',
      },
    }),
    event('the messages of the Home', { ...opened, tab: 'messages' }),
    event('an uninstallation elsewhere', { type: 'app_uninstalled' }, { team_id: 'T0ELSEWHERE' }),
    event('tokens of a person taken back', {
      type: 'tokens_revoked',
      tokens: { oauth: [ids.user], bot: [] },
    }),
    event(
      'tokens of an app taken back elsewhere',
      { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } },
      { team_id: 'T0ELSEWHERE' },
    ),
    event('a reaction', {
      type: 'reaction_added',
      user: ids.user,
      reaction: 'thumbsup',
      item_user: ids.user,
      item: { type: 'message', channel: ids.channel, ts: TS },
      event_ts: TS,
    }),
    event('a reaction to a file', {
      type: 'reaction_added',
      user: ids.user,
      reaction: 'thumbsup',
      item: { type: 'file', file: 'F1' },
      event_ts: TS,
    }),
    event('a channel was made', {
      type: 'channel_created',
      channel: { id: 'C9', name: 'fun', created: 1_360_782_804, creator: ids.user },
      event_ts: TS,
    }),
    event('somebody joined', {
      type: 'team_join',
      user: { id: 'U9', name: 'cleo', team_id: ids.team, profile: { real_name: 'Cleo' } },
    }),
    event('somebody changed', { type: 'user_change', user: { id: ids.user, tz: 'Europe/London' } }),
    event('a member joined a channel', {
      type: 'member_joined_channel',
      user: ids.user,
      channel: ids.channel,
      channel_type: 'C',
      team: ids.team,
      inviter: ids.user,
    }),
    event('a link', {
      type: 'link_shared',
      channel: ids.channel,
      user: ids.user,
      message_ts: TS,
      unfurl_id: 'C1.1',
      source: 'conversations_history',
      links: [{ domain: 'example.com', url: 'https://example.com/12345' }],
      event_ts: TS,
    }),
    event('a file', { type: 'file_shared', channel_id: ids.channel, file_id: 'F1', user_id: ids.user }),
    event('a group of people', {
      type: 'subteam_created',
      subteam: { id: 'S1', team_id: ids.team, handle: 'eng', created_by: ids.user },
    }),
    event('a pin', {
      type: 'pin_added',
      user: ids.user,
      channel_id: ids.channel,
      item: { type: 'message', channel: ids.channel, message: { text: 'x' } },
      event_ts: TS,
    }),
    event('an agent thread', {
      type: 'assistant_thread_started',
      assistant_thread: {
        user_id: ids.user,
        context: { channel_id: ids.channel, team_id: ids.team, enterprise_id: null },
        channel_id: ids.direct,
        thread_ts: TS,
      },
      event_ts: TS,
    }),
    event('a step of a workflow', {
      type: 'function_executed',
      function: {
        id: 'Fn1',
        callback_id: 'sample',
        title: 'Sample',
        type: 'app',
        input_parameters: [],
        output_parameters: [],
      },
      inputs: { user_id: ids.user },
      function_execution_id: 'Fx1',
      workflow_execution_id: 'Wx1',
      event_ts: TS,
      bot_access_token: 'xwfp-1',
    }),
    event('an old step of a workflow', {
      type: 'workflow_step_execute',
      callback_id: 'open_ticket',
      workflow_step: { workflow_step_execute_id: '1', workflow_id: '2', step_id: '3', inputs: {} },
    }),
    bare('too many events', {
      token: 'verification-token',
      type: 'app_rate_limited',
      team_id: ids.team,
      minute_rate_limited: 1_518_467_820,
      api_app_id: ids.app,
    }),
  ];
}
