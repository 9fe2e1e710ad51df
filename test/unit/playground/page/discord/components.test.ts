import { ButtonStyle, ComponentType, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { describe, expect, it, test } from 'vitest';
import { components } from '../../../../../src/playground/page/discord/render/component.ts';
import { SCENE, wordsOf } from './scene.ts';

const files = [
  {
    ...{ id: '5', filename: 'rung-salary.png', size: 1240, url: 'http://x', proxy_url: 'http://x' },
    ...{ content_type: 'image/png', width: 1200, height: 600 },
  },
  {
    id: '6',
    filename: 'plan.ics',
    size: 2585,
    url: 'http://x',
    proxy_url: 'http://x',
    content_type: 'text/calendar',
  },
];
const drawn = (one: object): string =>
  components([one as APIMessageTopLevelComponent], { message: 'm1', files, scene: SCENE })
    .join('')
    .replaceAll(/\s+/g, ' ');
const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
const row = (...inside: object[]) => ({ type: ComponentType.ActionRow, components: inside });
const acts = (html: string): readonly unknown[] =>
  [...html.matchAll(/data-act="([^"]*)"/g)].map(
    (one) => JSON.parse((one[1] ?? '').replaceAll('&quot;', '"')) as unknown,
  );

describe('given a component', () => {
  it('when it is a container, then its colour is a stripe that needs no style', () => {
    const html = drawn({ type: ComponentType.Container, accent_color: 0x57f287, components: [text('hi')] });
    expect(html).toContain('fill="#57f287"');
    expect(html).not.toContain('style=');
    expect(drawn({ type: ComponentType.Container, components: [text('hi')] })).not.toContain('<svg');
    expect(drawn({ type: ComponentType.Container, spoiler: true, components: [text('hi')] })).toContain(
      '<details',
    );
  });

  it('when it is a section, then what stands beside its texts is drawn', () => {
    const beside = { type: ComponentType.Button, style: 2, label: 'Edit', custom_id: 'e' };
    expect(wordsOf(drawn({ type: ComponentType.Section, components: [text('a')], accessory: beside }))).toBe(
      'a Edit',
    );
    const small = { type: ComponentType.Thumbnail, media: { url: 'attachment://rung-salary.png' } };
    expect(drawn({ type: ComponentType.Section, components: [text('a')], accessory: small })).toContain(
      'dc-thumbnail',
    );
  });

  it('when it separates, then its rule and its room are as asked for', () => {
    expect(drawn({ type: ComponentType.Separator, spacing: 2 })).toMatch(/<hr .*dc-space-large/);
    expect(drawn({ type: ComponentType.Separator, divider: false })).toMatch(/<div .*dc-space-small/);
  });

  it('when it shows pictures, then they are files of the message with words', () => {
    const media = { url: 'attachment://rung-salary.png' };
    const html = drawn({ type: ComponentType.MediaGallery, items: [{ media, description: 'Pay "bands"' }] });
    expect(html).toContain('src="/file/discord/Ada/5" alt="Pay &quot;bands&quot;" width="1200" height="600"');
    const two = drawn({
      type: ComponentType.MediaGallery,
      items: [{ media }, { media: { url: 'https://x.y/a.png' } }],
    });
    expect(two).toContain('dc-gallery-many');
    expect(two).not.toContain('src="https');
  });

  it('when it is a file, then its name and size are said', () => {
    const html = drawn({ type: ComponentType.File, file: { url: 'attachment://plan.ics' } });
    expect(wordsOf(html)).toBe('plan.ics 2.52 KB');
    expect(html).toContain('href="/file/discord/Ada/6" download="plan.ics"');
  });

  test.each([
    [ButtonStyle.Primary, 'primary'],
    [ButtonStyle.Secondary, 'secondary'],
    [ButtonStyle.Success, 'success'],
    [ButtonStyle.Danger, 'danger'],
  ])('when it is a button of style %i, then it is %s and carries its custom id', (style, name) => {
    const html = drawn(
      row({ type: ComponentType.Button, style, label: 'Go', emoji: { name: '🚀' }, custom_id: 'a"b' }),
    );
    expect(html).toContain(`dc-button-${name}`);
    expect(wordsOf(html)).toBe('🚀 Go');
    expect(acts(html)).toEqual([{ kind: 'press', message: 'm1', id: 'a"b' }]);
  });

  it('when a button is disabled, a link or an emoji alone, then it is drawn so', () => {
    const button = { type: ComponentType.Button, style: 2, custom_id: 'a' };
    expect(drawn(row({ ...button, label: 'Go', disabled: true }))).toMatch(/disabled\s*>/);
    expect(drawn(row({ ...button, emoji: { name: '👍' } }))).toContain('aria-label="👍"');
    const link = { type: ComponentType.Button, style: 5, label: 'Docs', url: 'https://x.y' };
    expect(drawn(row(link))).toMatch(/<a[^>]*href="https:\/\/x\.y"[^>]*rel="noreferrer noopener"/);
  });

  it('when it is a list of one choice, then it is sent when chosen', () => {
    const options = [
      { label: 'Mid', value: 'm' },
      { label: 'Senior', value: 's', description: '5 years', default: true },
    ];
    const list = { type: ComponentType.StringSelect, custom_id: 'l', placeholder: 'Level', options };
    const html = drawn(row(list));
    expect(html).toMatch(/<select[^>]*aria-label="Level"[^>]*data-on="change"/);
    expect(html).toMatch(/value="s" selected/);
    expect(wordsOf(html)).toBe('Mid Senior · 5 years');
    expect(acts(html)).toEqual([{ kind: 'choose', message: 'm1', id: 'l' }]);
  });

  it('when it is a list of several choices, then boxes say how many may be chosen', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value }));
    const html = drawn(
      row({ type: ComponentType.StringSelect, custom_id: 'l', options, min_values: 1, max_values: 3 }),
    );
    expect(html.match(/type="checkbox"/g)).toHaveLength(3);
    expect(wordsOf(html)).toContain('Choose 1 to 3');
  });

  test.each([
    [ComponentType.UserSelect, 'Ada Rung'],
    [ComponentType.RoleSelect, '@rung'],
    [ComponentType.MentionableSelect, 'Ada Rung @rung'],
    [ComponentType.ChannelSelect, '#general'],
  ])('when it is a list of type %i, then it holds %s', (type, words) => {
    expect(wordsOf(drawn(row({ type, custom_id: 'l' })))).toBe(`Make a selection ${words}`);
  });
});

describe('given what the renderer does not know', () => {
  test.each([
    { type: 99 },
    row({ type: 98, custom_id: 'x' }),
    row({ type: ComponentType.Button, style: 6, sku_id: '1' }),
    row({ type: ComponentType.Button, style: 5, label: 'x', url: 'discord://x' }),
    { type: ComponentType.File, file: { url: 'attachment://missing' } },
    { type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://plan.ics' } }] },
  ])('when %j is drawn, then a box says so', (one) => {
    expect(drawn(one)).toContain('class="unknown" role="alert"');
  });

  it('when its words would do harm, then they are escaped', () => {
    expect(drawn({ type: 99, x: '</pre><script>' })).not.toContain('<script>');
    const evil = '"><img src=x onerror=alert(1)>';
    const button = { type: ComponentType.Button, style: 1, label: evil, custom_id: evil };
    expect(drawn(row(button))).not.toContain('<img');
  });
});
