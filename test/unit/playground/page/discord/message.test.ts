import { ComponentType, MessageFlags, TextInputStyle } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import {
  message,
  notice,
  type ShownMessage,
} from '../../../../../src/playground/page/discord/render/message.ts';
import { modal } from '../../../../../src/playground/page/discord/render/modal.ts';
import { ADA, messageOf, NOW, SCENE, wordsOf } from './scene.ts';

const drawn = (over: Partial<ShownMessage> = {}): string =>
  String(
    message(
      { message: messageOf({ content: '**hi**' }), key: 'k', isEphemeral: false, continues: false, ...over },
      SCENE,
    ),
  );

describe('given a message', () => {
  it('when it is drawn, then its author, badge, time and exact JSON are there', () => {
    expect(wordsOf(drawn())).toMatch(/^R Rung APP 10:00 AM hi JSON \{/);
    expect(drawn()).toMatch(/^<article class="dc-message" data-key="k">/);
  });

  it('when it answers a command for one person, then both are said, and it can be dismissed', () => {
    const html = drawn({ isEphemeral: true, command: { name: 'rung settings', person: 'Ada' } });
    expect(wordsOf(html)).toContain('Ada used /rung settings');
    expect(wordsOf(html)).toContain('Only you can see this • Dismiss message');
    expect(html).toContain('{&quot;kind&quot;:&quot;dismiss&quot;,&quot;key&quot;:&quot;k&quot;}');
  });

  it('when it is not there yet, then the app is thinking', () => {
    const loading = messageOf({ flags: MessageFlags.Loading });
    expect(wordsOf(drawn({ message: loading }))).toContain('Rung is thinking...');
  });

  it('when it was edited, replies, continues, failed or names the person, then it is seen', () => {
    const edited = messageOf({ content: 'x', edited_timestamp: new Date(NOW).toISOString() });
    expect(wordsOf(drawn({ message: edited }))).toContain('x (edited)');
    const repliesTo = { author: 'Ada', isApp: false, words: 'what is rag' };
    expect(wordsOf(drawn({ repliesTo }))).toContain('@Ada what is rag');
    expect(drawn({ continues: true })).not.toContain('<h3');
    expect(wordsOf(drawn({ failed: 'This interaction failed' }))).toContain('This interaction failed');
    const author = { ...messageOf().author, id: ADA };
    expect(drawn({ message: messageOf({ mentions: [author] }) })).toContain('dc-pinged');
  });

  it('when it has files or embeds, then files are shown and embeds are not known', () => {
    const attachments = [{ id: '5', filename: 'a.txt', size: 10, url: 'http://x', proxy_url: 'http://x' }];
    expect(wordsOf(drawn({ message: messageOf({ attachments }) }))).toContain('a.txt 10 bytes');
    expect(drawn({ message: messageOf({ embeds: [{ title: 'x' }] }) })).toContain('class="unknown"');
  });

  it('when a command had no answer, then a line of its own says so', () => {
    const line = { key: 'n', text: 'The application did not respond', command: 'salary' };
    expect(wordsOf(notice(line, 'Ada'))).toContain('Ada used /salary The application did not respond');
  });
});

describe('given a form', () => {
  const field = (component: object, over: object = {}) => ({
    ...{ type: ComponentType.Label, label: 'Field', description: 'Why', component, ...over },
  });
  const options = [
    { label: 'A', value: 'a', default: true },
    { label: 'B', value: 'b', description: 'second' },
  ];
  const drawnForm = (...components: object[]): string =>
    String(modal({ custom_id: 'form', title: 'Settings', components: components as never }, SCENE));

  it('when it is drawn, then it is submitted and closed by its buttons', () => {
    const html = drawnForm(
      field({ type: ComponentType.TextInput, custom_id: 't', style: TextInputStyle.Short }),
    );
    expect(html).toContain(
      'data-act="{&quot;kind&quot;:&quot;submit&quot;,&quot;id&quot;:&quot;form&quot;}"',
    );
    expect(wordsOf(html)).toBe('R Settings ✕ Field * Why Cancel Submit');
  });

  it('when it asks for words, then their bounds hold', () => {
    const input = {
      type: ComponentType.TextInput,
      custom_id: 't',
      style: TextInputStyle.Short,
      max_length: 5,
    };
    const html = drawnForm(field({ ...input, value: '"x', placeholder: 'p', required: false }));
    expect(html).toMatch(/<label class="dc-label" for="dc-t"/);
    expect(html).toMatch(/placeholder="p"\s+maxlength="5"|maxlength="5"/);
    expect(html).toContain('value="&quot;x"');
    expect(html).not.toMatch(/\brequired\b/);
    expect(drawnForm(field({ ...input, style: TextInputStyle.Paragraph }))).toContain('<textarea');
  });

  it('when it asks to choose, then one or several can be chosen', () => {
    const base = { custom_id: 'c', options };
    expect(drawnForm(field({ ...base, type: ComponentType.StringSelect }))).toMatch(/<select[^>]*name="c"/);
    const many = { ...base, type: ComponentType.StringSelect, max_values: 2 };
    expect(drawnForm(field(many)).match(/type="checkbox"/g)).toHaveLength(2);
    const radio = drawnForm(field({ ...base, type: ComponentType.RadioGroup }));
    expect(radio).toMatch(/<fieldset class="dc-field" data-group>\s*<legend/);
    expect(radio.match(/type="radio"/g)).toHaveLength(2);
    expect(wordsOf(drawnForm(field({ ...base, type: ComponentType.CheckboxGroup })))).toContain('B second');
  });

  it('when it asks for a file, then its kinds are named', () => {
    const upload = { type: ComponentType.FileUpload, custom_id: 'f', file_types: ['.yaml', 'image'] };
    expect(drawnForm(field(upload))).toContain('accept=".yaml,image/*"');
  });

  it('when it has text, an old row or a part that is not known, then each is drawn', () => {
    const input = { type: ComponentType.TextInput, custom_id: 't', style: 1, label: 'Old' };
    const html = drawnForm(
      { type: ComponentType.TextDisplay, content: '**Hi**' },
      { type: ComponentType.ActionRow, components: [input] },
      { type: 99 },
      field({ type: 97, custom_id: 'x' }),
    );
    expect(html).toContain('<strong>Hi</strong>');
    expect(wordsOf(html)).toContain('Old *');
    expect(html.match(/class="unknown"/g)).toHaveLength(2);
  });
});
