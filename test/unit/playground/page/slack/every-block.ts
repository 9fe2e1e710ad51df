import { marked, plain } from './stage.ts';

/** An option of a menu or of boxes. */
export const option = (text: string, value: string) => ({ text: plain(text), value });
const OPTIONS = [option('One', '1'), option('Two', '2')];
/** A field of a form, with this element. */
export const input = (element: object) => ({
  type: 'input',
  block_id: 'q',
  label: plain('Question'),
  element,
});

/** A block of each kind, and what of it must be in the HTML. */
export const BLOCKS: Readonly<Record<string, readonly [object, readonly string[]]>> = {
  header: [{ type: 'header', text: plain('Pay') }, ['<h3 class="sk-header">Pay</h3>']],
  divider: [{ type: 'divider' }, ['<hr class="sk-divider"']],
  section: [
    { type: 'section', text: marked('*bold*'), fields: [plain('left'), plain('right')] },
    ['<strong>bold</strong>', 'left', 'right'],
  ],
  context: [
    {
      type: 'context',
      elements: [plain('small'), { type: 'image', slack_file: { id: 'F1' }, alt_text: 'alt' }],
    },
    ['small', '<img src="/file/slack/Ada/F1" alt="alt"'],
  ],
  image: [
    { type: 'image', slack_file: { id: 'F1' }, alt_text: 'The pay', title: plain('Pay') },
    ['alt="The pay" width="3" height="2"', '<figcaption>Pay'],
  ],
  'image that was deleted': [
    { type: 'image', slack_file: { id: 'F9' }, alt_text: 'The pay' },
    ['This picture was deleted: The pay'],
  ],
  'image of another site': [
    { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' },
    ['<a href="https://example.com/a.png"'],
  ],
  table: [
    { type: 'table', rows: [[{ type: 'raw_text', text: 'Place' }], [{ type: 'raw_text', text: 'London' }]] },
    ['<th scope="col"', 'Place', '<td class="sk-left sk-nowrap">London'],
  ],
  markdown: [
    { type: 'markdown', text: '# Title\n- one **two**\n```\ncode\n```\n> said\n[site](https://example.com)' },
    [
      'Title',
      '<strong>two</strong>',
      '<pre class="sk-pre">code',
      'sk-quote',
      '<a href="https://example.com"',
    ],
  ],
  actions: [
    {
      type: 'actions',
      block_id: 'b',
      elements: [
        { type: 'button', action_id: 'go', text: plain('Go'), style: 'primary', value: 'v' },
        { type: 'button', action_id: 'out', text: plain('Out'), url: 'https://example.com/' },
        { type: 'overflow', action_id: 'more', options: OPTIONS },
        { type: 'static_select', action_id: 'pick', options: OPTIONS, initial_option: OPTIONS[1] },
        { type: 'checkboxes', action_id: 'tick', options: OPTIONS, initial_options: [OPTIONS[0]] },
        { type: 'datepicker', action_id: 'day', initial_date: '2026-11-30' },
        { type: 'timepicker', action_id: 'time', initial_time: '09:00' },
        { type: 'users_select', action_id: 'who', initial_user: 'U1' },
        { type: 'conversations_select', action_id: 'where' },
      ],
    },
    [
      'class="sk-button sk-primary"',
      '{&quot;kind&quot;:&quot;element&quot;,&quot;on&quot;:{&quot;channel&quot;:&quot;C1&quot;,&quot;ts&quot;:&quot;1.2&quot;},&quot;element&quot;:{&quot;block&quot;:&quot;b&quot;,&quot;action&quot;:&quot;go&quot;}}',
      'href="https://example.com/"',
      '&quot;value&quot;:&quot;2&quot;',
      '<option value="2" selected>Two',
      'value="1" checked',
      'type="date" value="2026-11-30"',
      'value="09:00"',
      '<option value="U1" selected>Ada',
      '<option value="C1" >general',
    ],
  ],
  'a text field': [
    input({ type: 'plain_text_input', action_id: 'a', initial_value: 'x', max_length: 5 }),
    ['<label class="sk-label" for="sk-field-q">Question', 'name="q"', 'value="x"', 'maxlength="5"'],
  ],
  'a field of several lines': [
    input({ type: 'plain_text_input', action_id: 'a', multiline: true, initial_value: 'x' }),
    ['<textarea', '>\nx</textarea>'],
  ],
  'a number': [
    input({ type: 'number_input', action_id: 'a', is_decimal_allowed: false, min_value: '1' }),
    ['type="number"', 'step="1"', 'min="1"'],
  ],
  'an address': [input({ type: 'url_text_input', action_id: 'a' }), ['type="url"']],
  'an e-mail address': [input({ type: 'email_text_input', action_id: 'a' }), ['type="email"']],
  'a file': [
    input({ type: 'file_input', action_id: 'a', filetypes: ['txt', 'md'] }),
    ['type="file"', 'accept=".txt,.md"'],
  ],
  'a menu of several': [
    input({ type: 'multi_static_select', action_id: 'a', options: OPTIONS, initial_options: OPTIONS }),
    ['multiple size="2"', '<option value="1" selected>One'],
  ],
  'a menu with groups': [
    input({
      type: 'static_select',
      action_id: 'a',
      option_groups: [{ label: plain('Group'), options: OPTIONS }],
    }),
    ['<optgroup label="Group">'],
  ],
  'radio buttons': [
    input({ type: 'radio_buttons', action_id: 'a', options: OPTIONS, initial_option: OPTIONS[0] }),
    ['type="radio" name="q" value="1" checked'],
  ],
};
