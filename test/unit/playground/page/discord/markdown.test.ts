import { describe, expect, it, test } from 'vitest';
import { markdown, plainWords } from '../../../../../src/playground/page/discord/render/markdown/draw.ts';
import { sentWords, timeWords } from '../../../../../src/playground/page/discord/render/markdown/time.ts';
import { ADA, COMMAND, NOW, SCENE } from './scene.ts';

/** Without the line breaks that the templates have. */
const drawn = (text: string): string => String(markdown(text, SCENE)).replaceAll(/\n */g, '');

describe('given markup that Discord knows', () => {
  test.each([
    ['**a** *b* __c__ ~~d~~', '<strong>a</strong> <em>b</em> <u>c</u> <s>d</s>'],
    ['`x < y`', '<code class="dc-code">x &lt; y</code>'],
    ['## Head\ntext', '<h4 class="dc-h dc-h2">Head</h4>text'],
    ['text\n# A\n### B', 'text<br /><h4 class="dc-h dc-h1">A</h4><h4 class="dc-h dc-h3">B</h4>'],
    ['-# small\nmore', '<small class="dc-subtext">small</small>more'],
    ['> a\n> b\nafter', '<blockquote class="dc-quote">a<br />b</blockquote>after'],
    ['```ts\n1 < 2\n```\nafter', '<pre class="dc-pre" tabindex="0"><code>1 &lt; 2</code></pre>after'],
    ['a  b', 'a\u00a0 b'],
    ['a\n\nb', 'a<br /><br />b'],
    ['\\## a \\*b\\* 5\\. c', '## a *b* 5. c'],
    ['a - b', 'a - b'],
  ])('when %j is drawn, then it is %s', (text, expected) => {
    expect(drawn(text)).toBe(expected);
  });

  it('when a list holds another, then it is nested, and what follows stands after it', () => {
    expect(drawn('- **a**\n  - b\n  - c\n- d\nend')).toBe(
      '<ul class="dc-list"><li><strong>a</strong><br /><ul class="dc-list"><li>b</li><li>c</li></ul></li><li>d</li></ul>end',
    );
    expect(drawn('3. a\n4. b')).toBe('<ol class="dc-list" start="3"><li>a</li><li>b</li></ol>');
  });

  it('when somebody or something is named, then it is by name', () => {
    expect(drawn(`<@${ADA}>`)).toContain('>@Ada<');
    expect(drawn('<@&100000000000000002>')).toContain('>@rung<');
    expect(drawn('<#100000000000000003>')).toContain('># general<');
    expect(drawn('<@100000000000000099>')).toContain('>@unknown-user<');
    expect(drawn('@everyone <:party:100000000000000005>')).toMatch(/@everyone.*:party:/);
  });

  it('when a command is named, then it fills the composer where there is such a command', () => {
    expect(drawn(`</rung settings:${COMMAND}>`)).toBe(
      '<button type="button" class="dc-mention" data-fill="/rung settings ">/rung settings</button>',
    );
    expect(drawn('</salary:100000000000000078>')).toBe('&lt;/salary:100000000000000078&gt;');
  });

  it('when a spoiler is drawn, then it is folded', () => {
    expect(drawn('||x||')).toBe('<details class="dc-spoiler"><summary>Spoiler</summary>x</details>');
  });

  it('when its words alone are wanted, then they are on one line', () => {
    expect(plainWords('## £90K\n**Senior** [a](https://x.y)\n- b')).toBe('£90K Senior a b');
  });
});

describe('given text that would do harm', () => {
  test.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '`<b>`', '**<i>**', '# <s>'])(
    'when %j is drawn, then no element comes of it',
    (text) => {
      expect(drawn(text)).not.toMatch(/<(script|img|b|i|s)\b/);
    },
  );

  test.each(['[a](javascript:alert(1))', '[a](data:text/html,x)', '[a](/local)', '<javascript:alert(1)>'])(
    'when the link %j is drawn, then it leads nowhere',
    (text) => {
      expect(drawn(text)).not.toContain('<a');
    },
  );

  it('when a link leads to the web, then it opens elsewhere and tells nothing of where from', () => {
    expect(drawn('[a](https://x.y/z?"q)')).toBe(
      '<a class="dc-link" href="https://x.y/z?&quot;q" rel="noreferrer noopener" target="_blank">a</a>',
    );
  });
});

describe('given a moment', () => {
  const at = Date.UTC(2026, 10, 30, 9);
  test.each([
    ['t', '9:00 AM'],
    ['d', '11/30/26'],
    ['D', 'November 30, 2026'],
    ['f', 'November 30, 2026 at 9:00 AM'],
    ['F', 'Monday, November 30, 2026 at 9:00 AM'],
    ['R', 'in 5 days'],
    ['', 'November 30, 2026 at 9:00 AM'],
  ])('when its style is %j, then it reads %s', (style, expected) => {
    expect(timeWords(at, style, 'Europe/London', NOW)).toBe(expected);
  });

  it('when somebody is elsewhere, then it is by their clock', () => {
    expect(timeWords(at, 't', 'Asia/Singapore', NOW)).toBe('5:00 PM');
    expect(drawn(`<t:${at / 1000}:D>`)).toContain('datetime="2026-11-30T09:00:00.000Z"');
  });

  test.each([
    [-10_000, 'a few seconds ago'],
    [60_000, 'in a minute'],
    [-26 * 3_600_000, 'a day ago'],
    [80 * 86_400_000, 'in 3 months'],
    [-800 * 86_400_000, '2 years ago'],
  ])('when it is %i ms away, then it reads %s', (ms, expected) => {
    expect(timeWords(NOW + ms, 'R', 'UTC', NOW)).toBe(expected);
  });

  it('when a message was sent then, then the day is said where it is not today', () => {
    expect(sentWords(NOW, 'UTC', NOW)).toBe('10:00 AM');
    expect(sentWords(NOW - 86_400_000, 'UTC', NOW)).toBe('Yesterday at 10:00 AM');
    expect(sentWords(NOW - 2 * 86_400_000, 'UTC', NOW)).toBe('11/23/26, 10:00 AM');
  });
});
