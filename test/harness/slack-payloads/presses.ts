import { packCall } from '../../../src/reply/codec.ts';
import { interactive, TS, type Documented, type Ids, type Json } from './payload.ts';

/** A call as a button of Rung carries it. */
export const CALL = packCall({ path: ['salary'], fields: { level: 'senior', place: 'london' } }, 2_000, 0).id;

const option = (value: string): Json => ({
  text: { type: 'plain_text', text: 'One', emoji: false },
  value,
});

/** Presses and choices: of every element that Slack has, and in every place. */
export function presses(ids: Ids): readonly Documented[] {
  const message = {
    container: { type: 'message', message_ts: TS, channel_id: ids.channel, is_ephemeral: false },
    channel: { id: ids.channel, name: 'general' },
    message: {
      type: 'message',
      subtype: 'bot_message',
      text: 'x',
      ts: TS,
      username: 'rung',
      bot_id: 'B0002',
      blocks: [],
    },
    state: { values: {} },
    response_url: `${ids.answers}/actions`,
  };
  const ephemeral = {
    ...message,
    container: { ...message.container, is_ephemeral: true },
    message: undefined,
  };
  const home = {
    container: { type: 'view', view_id: 'V1' },
    view: {
      id: 'V1',
      team_id: ids.team,
      type: 'home',
      callback_id: 'front',
      hash: '1.2',
      state: { values: {} },
      app_installed_team_id: ids.team,
      blocks: [],
    },
  };
  const button = { type: 'button', text: { type: 'plain_text', text: 'Go' }, value: CALL };
  const press = (name: string, element: Json, where: Json = message): Documented => ({
    name,
    kind: 'interactive',
    payload: {
      type: 'block_actions',
      ...interactive(ids),
      actions: [{ action_id: 'call.0', block_id: 'aB1', action_ts: TS, ...element }],
      ...where,
    },
  });
  return [
    press('a button', button),
    press('a button that only one sees', button, ephemeral),
    press('a button in a conversation with Rung', button, {
      ...message,
      container: { ...message.container, channel_id: ids.direct },
      channel: { id: ids.direct, name: 'directmessage' },
    }),
    press('a button in a thread', button, {
      ...message,
      container: { ...message.container, thread_ts: TS },
      message: { ...message.message, thread_ts: TS },
    }),
    press('a button on the Home', button, home),
    press('a button in a form', button, { ...home, view: { ...home.view, type: 'modal' } }),
    press('a button of an organisation', button, {
      ...message,
      team: null,
      enterprise: { id: 'E0001', name: 'Globular' },
      is_enterprise_install: true,
    }),
    press('a link', { ...button, value: undefined, url: 'https://example.com', action_id: 'link.0' }),
    press('a choice', { type: 'static_select', selected_option: option(CALL) }),
    press('a choice that was taken back', { type: 'static_select', selected_option: null }),
    press('several choices', { type: 'multi_static_select', selected_options: [option(CALL)] }),
    press('an overflow', { type: 'overflow', selected_option: option(CALL) }),
    press('boxes', {
      type: 'checkboxes',
      action_id: 'check.0.0~abc',
      selected_options: [option('0~abc'), option('1~def')],
    }),
    press('radio buttons', { type: 'radio_buttons', selected_option: option(CALL) }),
    press('a person', { type: 'users_select', selected_user: ids.user }),
    press('a conversation', { type: 'conversations_select', selected_conversation: ids.channel }),
    press('a channel', { type: 'channels_select', selected_channel: ids.channel }),
    press('an outside choice', { type: 'external_select', selected_option: option(CALL) }),
    press('a date', { type: 'datepicker', selected_date: '2026-11-28', initial_date: '2026-11-27' }),
    press('a time', { type: 'timepicker', selected_time: '09:30' }),
    press('a moment', { type: 'datetimepicker', selected_date_time: 1_712_345_678 }),
    press('typed words', { type: 'plain_text_input', value: 'x' }),
    press('rich words', {
      type: 'rich_text_input',
      rich_text_value: { type: 'rich_text', elements: [] },
    }),
    press('a workflow', {
      type: 'workflow_button',
      workflow: { trigger: { url: 'https://slack.com/shortcuts/Ft1/x' } },
    }),
  ];
}
