import { describe, expect, it } from 'vitest';
import { input, option, BLOCKS } from './every-block.ts';
import { drawn, marked, plain, wordsOf } from './stage.ts';

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
