import { describe, expect, it } from 'vitest';
import { drawn, marked, plain, wordsOf } from './stage.ts';

const option = (text: string, value: string) => ({ text: plain(text), value });
const OPTIONS = [option('One', '1'), option('Two', '2')];
const input = (element: object) => ({ type: 'input', block_id: 'q', label: plain('Question'), element });

/** A block of each kind, and what of it must be in the HTML. */
const BLOCKS: Readonly<Record<string, readonly [object, readonly string[]]>> = {
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

const oneLine = (html: string): string =>
  html.replaceAll(/\n\s+(?=[\w$])/g, ' ').replaceAll(/\s*\n\s*(?=>)/g, '');

describe('given a block', () => {
  it.each(Object.entries(BLOCKS))(
    'when it is %s, then what it says and asks is drawn',
    (_, [block, parts]) => {
      const html = oneLine(drawn(block));
      for (const part of parts) expect(html).toContain(part);
      expect(html).not.toContain('class="unknown"');
    },
  );

  it('when it, its element or its part of rich text is not known, then there is a red box', () => {
    const part = { type: 'rich_text_section', elements: [{ type: 'hologram' }] };
    expect(drawn({ type: 'video' })).toContain('Unknown block “video”');
    expect(drawn({ type: 'actions', elements: [{ type: 'lever' }] })).toContain('Unknown element “lever”');
    expect(drawn({ type: 'rich_text', elements: [part] })).toContain('Unknown rich text “hologram”');
  });

  it('when a button asks before it acts, then its question goes with it', () => {
    const confirm = {
      title: plain('Sure?'),
      text: marked('It *ends*.'),
      confirm: plain('End'),
      deny: plain('No'),
    };
    const button = { type: 'button', action_id: 'a', text: plain('End'), confirm };
    expect(drawn({ type: 'actions', elements: [button] })).toContain(
      'data-confirm="{&quot;title&quot;:&quot;Sure?&quot;,&quot;text&quot;:&quot;It *ends*.&quot;,&quot;ok&quot;:&quot;End&quot;,&quot;deny&quot;:&quot;No&quot;}"',
    );
  });
});

describe('given hostile text', () => {
  const HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\'';
  it('when it stands anywhere, then none of it becomes an element or an attribute', () => {
    const html = drawn(
      { type: 'header', text: plain(HOSTILE) },
      {
        type: 'section',
        block_id: HOSTILE,
        text: marked(HOSTILE),
        accessory: {
          type: 'button',
          action_id: HOSTILE,
          text: plain(HOSTILE),
          value: HOSTILE,
          confirm: { text: plain(HOSTILE) },
        },
      },
      { type: 'image', slack_file: { id: 'F1' }, alt_text: HOSTILE, title: plain(HOSTILE) },
      { type: 'markdown', text: HOSTILE },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: HOSTILE }] }],
      },
      { type: HOSTILE },
      input({
        type: 'plain_text_input',
        action_id: HOSTILE,
        multiline: true,
        initial_value: `</textarea>${HOSTILE}`,
      }),
      input({ type: 'static_select', action_id: 'a', options: [option(HOSTILE, HOSTILE)] }),
    );
    expect(html).not.toMatch(/<script|<img src=x/);
    // Outside of quotes no handler stands in a tag.
    expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/);
    expect(wordsOf(html)).toContain('&lt;script&gt;');
  });

  it('when a link leads elsewhere than to the web, then it is no link', () => {
    const section = drawn({
      type: 'section',
      text: marked('<javascript:alert(1)|go> <data:text/html,x|there>'),
    });
    expect(section).not.toContain('href');
    const link = { type: 'link', url: 'javascript:alert(1)', text: 'go' };
    const rich = drawn({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [link] }] });
    expect(rich).not.toContain('href');
    const button = { type: 'button', action_id: 'a', text: plain('Go'), url: 'javascript:alert(1)' };
    expect(drawn({ type: 'actions', elements: [button] })).not.toContain('href');
  });
});
