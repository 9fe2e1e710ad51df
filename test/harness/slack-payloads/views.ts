import { packMetadata } from '../../../src/adapters/slack/outbound/reply-target.ts';
import { interactive, TS, type Documented, type Ids, type Json } from './payload.ts';
import { CALL } from './presses.ts';

/** Forms, shortcuts, menus that ask for their choices, and what is left of attachments and dialogs. */
export function views(ids: Ids): readonly Documented[] {
  const one = (name: string, type: string, more: Json): Documented => ({
    name,
    kind: 'interactive',
    payload: { type, ...interactive(ids), ...more },
  });
  const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
  const view = {
    id: `V${ids.unique}`,
    team_id: ids.team,
    type: 'modal',
    blocks: [],
    private_metadata: packMetadata(CALL, {
      kind: 'message',
      channel: ids.channel,
      user: ids.user,
    }),
    callback_id: '',
    state: {
      values: {
        level: {
          value: {
            type: 'static_select',
            selected_option: { text: { type: 'plain_text', text: 'Mid' }, value: 'mid' },
          },
        },
        place: { value: { type: 'plain_text_input', value: 'berlin' } },
        currency: { value: { type: 'plain_text_input', value: null } },
        track: { value: { type: 'radio_buttons', selected_option: option('mlops') } },
        boxes: { value: { type: 'checkboxes', selected_options: [option('1'), option('2')] } },
        file: {
          value: {
            type: 'file_input',
            files: [
              {
                id: `F${ids.unique}`,
                name: 'a.yaml',
                filetype: 'yaml',
                size: 5,
                mode: 'hosted',
                file_access: 'visible',
                url_private_download: `${ids.answers}/a.yaml`,
              },
            ],
          },
        },
      },
    },
    hash: '156772938.1827394',
    title: { type: 'plain_text', text: 'Pay', emoji: false },
    close: null,
    submit: { type: 'plain_text', text: 'Go', emoji: false },
    previous_view_id: null,
    root_view_id: `V${ids.unique}`,
    app_id: ids.app,
    external_id: '',
    app_installed_team_id: ids.team,
    bot_id: 'B0002',
    clear_on_close: false,
    notify_on_close: false,
  };
  const legacy = {
    callback_id: 'comic_1234',
    attachment_id: '1',
    channel: { id: ids.channel, name: 'general' },
    action_ts: TS,
    message_ts: TS,
    is_app_unfurl: false,
    response_url: `${ids.answers}/actions`,
  };
  const dialog = {
    callback_id: 'employee',
    channel: { id: ids.channel, name: 'general' },
    action_ts: TS,
    state: 'Limo',
    response_url: `${ids.answers}/dialog`,
  };
  return [
    one('a form', 'view_submission', { view, response_urls: [] }),
    one('a form from another workspace', 'view_submission', {
      view,
      team: { id: 'T0HOST', domain: 'host' },
      response_urls: [],
    }),
    one('a form that is not ours', 'view_submission', { view: { ...view, private_metadata: '' } }),
    one('a form that was closed', 'view_closed', { view, is_cleared: false }),
    one('a shortcut', 'shortcut', { callback_id: 'open', action_ts: TS }),
    one('an action of a message', 'message_action', {
      callback_id: 'save',
      message_ts: TS,
      channel: { id: ids.channel, name: 'general' },
      message: { type: 'message', user: ids.user, ts: TS, text: 'x', team: ids.team },
      response_url: `${ids.answers}/actions`,
      action_ts: TS,
    }),
    one('a menu that asks', 'block_suggestion', {
      container: { type: 'view', view_id: 'V1' },
      view,
      action_id: 'ask',
      block_id: 'ask',
      value: 'lond',
    }),
    one('an old button', 'interactive_message', {
      ...legacy,
      actions: [{ name: 'recommend', value: 'recommend', type: 'button' }],
      original_message: { text: 'x', attachments: [] },
    }),
    one('an old menu that asks', 'interactive_message', { ...legacy, name: 'games', value: 'che' }),
    one('a dialog', 'dialog_submission', { ...dialog, submission: { name: 'Sigourney' } }),
    one('a dialog that was closed', 'dialog_cancellation', dialog),
    one('a dialog that asks', 'dialog_suggestion', { ...dialog, name: 'truck', value: 'a' }),
    one('a step to set up', 'workflow_step_edit', {
      callback_id: 'copy_review',
      workflow_step: { workflow_id: '1', step_id: '2', inputs: {}, outputs: [] },
    }),
  ];
}
