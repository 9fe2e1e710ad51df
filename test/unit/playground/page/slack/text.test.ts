import { describe, expect, it } from 'vitest';
import { moment } from '../../../../../src/playground/page/slack/render/dates.ts';
import { whole } from '../../../../../src/playground/page/slack/render/markup.ts';
import { mrkdwn } from '../../../../../src/playground/page/slack/render/mrkdwn.ts';
import { drawn, NOW, STAGE, wordsOf } from './stage.ts';

const html = (text: string, verbatim = false): string => whole(mrkdwn(text, STAGE, verbatim));
const link = (url: string, words: string): string =>
  `<a href="${url}" rel="noreferrer noopener" target="_blank">${words}</a>`;

describe('given text of Slack’s markup', () => {
  it.each([
    [
      '*bold* _italic_ ~struck~ `code`',
      '<strong>bold</strong> <em>italic</em> <s>struck</s> <code class="sk-code">code</code>',
    ],
    ['2*3*4 snake_case_name', '2*3*4 snake_case_name'],
    ['`*not bold*`', '<code class="sk-code">*not bold*</code>'],
    ['a &amp; b &lt;c&gt; &amp;lt;', 'a &amp; b &lt;c&gt; &amp;lt;'],
    ['<https://example.com/?a=1&amp;b=2|words>', link('https://example.com/?a=1&amp;b=2', 'words')],
    [
      '<@U1> and <@U2>',
      '<span class="sk-mention sk-mention-you">@Ada</span> and <span class="sk-mention">@Rung</span>',
    ],
    [
      '<#C1>, <!here>',
      '<span class="sk-mention">#general</span>, <span class="sk-mention sk-mention-you">@here</span>',
    ],
    ['one\ntwo\n\nthree', 'one<br />two<br /><span class="sk-gap"></span>three'],
    ['see https://example.com/a.', `see ${link('https://example.com/a', 'https://example.com/a')}.`],
  ])('when it is %j, then it is drawn as Slack does', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('when it is verbatim, then an address in it stays words', () => {
    expect(html('see https://example.com', true)).toBe('see https://example.com');
  });

  it('when lines are quoted or preformatted, then they stand apart', () => {
    expect(html('said:\n&gt; one\n&gt; two\nend')).toMatch(
      /<blockquote class="sk-quote">\s*one<br \/>two\s*<\/blockquote/,
    );
    expect(html('```\na *b*\n```')).toContain('<pre class="sk-pre">a *b*</pre>');
  });
});

describe('given a moment', () => {
  const at = Date.UTC(2026, 10, 30, 9) / 1000;
  it.each([
    ['{date_num}', '2026-11-30'],
    ['{date_short}', 'Nov 30, 2026'],
    ['{date}', 'November 30th'],
    ['{date_long}', 'Monday, November 30th'],
    ['{date_long_full}', 'Monday, November 30th, 2026'],
    ['{day_divider_pretty}, {time}', 'Monday, November 30th, 9:00 AM'],
    ['{ago}', 'in 4 days'],
    ['{nonsense}', '{nonsense}'],
  ])('when it is written as %s, then it is in the zone of whoever looks', (format, expected) => {
    expect(wordsOf(whole(moment(at, format, STAGE)))).toBe(expected);
  });

  it('when it is today, yesterday or tomorrow there, then it is said so', () => {
    const days = [-1, 0, 1].map((day) =>
      wordsOf(whole(moment(NOW / 1000 + day * 86_400, '{date_pretty}', STAGE))),
    );
    expect(days).toEqual(['yesterday', 'today', 'tomorrow']);
    const singapore = { now: NOW, zone: 'Asia/Singapore' };
    const late = Date.UTC(2026, 10, 25, 20) / 1000;
    expect(wordsOf(whole(moment(late, '{date_pretty} {time}', singapore)))).toBe('tomorrow 4:00 AM');
  });

  it('when it is out of all range, then its format stands there', () => {
    expect(whole(moment(1e15, '{date}', STAGE))).toBe('{date}');
  });
});

describe('given rich text', () => {
  it('when it has lists, styles, an emoji and a colour, then each is drawn', () => {
    const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
    const made = drawn({
      type: 'rich_text',
      elements: [
        section(
          { type: 'text', text: 'b', style: { bold: true, italic: true } },
          { type: 'emoji', name: 'wave', unicode: '1f44b' },
        ),
        section(
          { type: 'emoji', name: 'party' },
          { type: 'color', value: '#ff0000' },
          { type: 'broadcast', range: 'channel' },
        ),
        {
          type: 'rich_text_list',
          style: 'ordered',
          offset: 2,
          indent: 1,
          elements: [section({ type: 'text', text: 'item' })],
        },
        {
          type: 'rich_text_quote',
          elements: [
            { type: 'channel', channel_id: 'C1' },
            { type: 'usergroup', usergroup_id: 'S1' },
          ],
        },
      ],
    });
    for (const part of [
      '<em><strong>b</strong></em>',
      '👋',
      ':party:',
      '#ff0000',
      '@channel',
      '<ol class="sk-list sk-indent-1 sk-mark-1" start="3">',
      '#general',
      '@S1',
    ])
      expect(made).toContain(part);
  });
});
