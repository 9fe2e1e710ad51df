import { MessageFlags, type APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { renderForm } from '../../../../../src/adapters/discord/render/form.ts';
import { pictureNames } from '../../../../../src/adapters/discord/render/pictures.ts';
import { render } from '../../../../../src/adapters/discord/render/render.ts';
import { spellingOf } from '../../../../../src/adapters/discord/render/spelling.ts';
import { message } from '../../../../../src/playground/page/discord/render/message.ts';
import { modal } from '../../../../../src/playground/page/discord/render/modal.ts';
import { picturesOf } from '../../../../../src/reply/files.ts';
import { allMessages } from '../../../../harness/copy/messages.ts';
import { COMMAND_ID } from '../../../../harness/platforms/command-id.ts';
import { fc } from '../../../../harness/property.ts';
import { anyForm } from '../../../../harness/replies/arbitrary-form.ts';
import { shippedTree } from '../../../../harness/shipped.ts';
import { messageOf, SCENE } from './scene.ts';

const spelt = spellingOf(await shippedTree());
const scene = { ...SCENE, commands: new Set([COMMAND_ID]) };

/** A message as the guild would give it back, its files as pictures or calendars. */
const posted = (
  { payload, files = [], pictures }: ReturnType<typeof render>,
  names: ReadonlyMap<unknown, string>,
): APIMessage =>
  messageOf({
    ...(payload as object),
    attachments: [
      ...files.map(({ name }) => ({ filename: name, content_type: 'text/plain' })),
      ...pictures.map((one) => ({ filename: names.get(one) ?? '', content_type: 'image/png' })),
    ].map((one, at) => ({ ...one, id: String(at), size: 1, url: 'http://x', proxy_url: 'http://x' })),
  });

const drawn = (one: APIMessage): string =>
  String(message({ message: one, key: 'k', isEphemeral: true, continues: false }, scene));

/** Everything that is drawn but the folded JSON. */
const shown = (html: string): string => html.slice(0, html.indexOf('<details class="pg-json">'));

describe('given all that Rung says', () => {
  it('when it is drawn, with pictures and without, then nothing of it is unknown and no markup is left', async () => {
    const wrong: string[] = [];
    for (const { name, answer } of await allMessages()) {
      const { call, visibility } = answer;
      const reply = spelt(answer.reply, () => COMMAND_ID);
      for (const names of [new Map(), pictureNames(picturesOf(reply))]) {
        for (let page = 1, pages = 1; page <= pages; page++) {
          const rendered = render({ reply, call, page, visibility, shown: names });
          pages = rendered.pages;
          const html = shown(drawn(posted(rendered, names)));
          if (/class="unknown"|&lt;[/t:@#]|\*\*/.test(html)) wrong.push(`${name} (page ${page})`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('when any form is drawn, then nothing of it is unknown and nothing is added to the page', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const html = String(modal(renderForm(form).payload, scene));
        expect(html).not.toMatch(/class="unknown"|<script|<img/);
        expect(html.match(/<form/g)).toHaveLength(1);
      }),
    );
  });

  it('when the app has not answered yet, then that is drawn', () => {
    expect(drawn(messageOf({ flags: MessageFlags.Loading }))).toContain('is thinking');
  });
});
