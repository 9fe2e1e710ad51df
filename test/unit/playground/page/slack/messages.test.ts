import { describe, expect, it } from 'vitest';
import { renderForm } from '../../../../../src/adapters/slack/render/form.ts';
import { render } from '../../../../../src/adapters/slack/render/render.ts';
import { checkMessage, checkView } from '../../../../../src/playground/slack/check/check.ts';
import { blocks } from '../../../../../src/playground/page/slack/render/blocks.ts';
import { whole } from '../../../../../src/playground/page/slack/render/markup.ts';
import { modal } from '../../../../../src/playground/page/slack/render/view.ts';
import { picturesOf } from '../../../../../src/reply/files.ts';
import { allMessages } from '../../../../harness/copy/messages.ts';
import { fc } from '../../../../harness/property.ts';
import { anyForm } from '../../../../harness/replies/arbitrary-form.ts';
import { anyReply } from '../../../../harness/replies/arbitrary-reply.ts';
import { STAGE } from './stage.ts';

type Asked = Parameters<typeof render>[0];

/** A reply’s message as Rung makes it, as Slack takes it, and as the page draws it. */
function shown(asked: Pick<Asked, 'reply' | 'call' | 'visibility'>): string {
  const pictures = new Map(picturesOf(asked.reply).map((one) => [one, 'F1']));
  const { payload } = render({ ...asked, page: 1, shown: pictures });
  const taken = checkMessage(
    structuredClone(payload.blocks),
    () => 'b',
    () => true,
  );
  return whole(blocks(taken, STAGE));
}

describe('given what Rung sends to Slack', () => {
  it('when every message that the tests know is drawn, then nothing in it is unknown', async () => {
    const unknown = (await allMessages())
      .filter(({ answer }) => shown(answer).includes('class="unknown"'))
      .map(({ name }) => name);
    expect(unknown).toEqual([]);
  });

  it('when any reply is drawn, then nothing in it is unknown and no markup gets in', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const html = shown({ reply, call: { path: ['salary'], fields: {} }, visibility: 'private' });
        expect(html).not.toContain('class="unknown"');
        expect(html).not.toMatch(/<script|<iframe|javascript:[^"]*" rel/);
      }),
    );
  });

  it('when any form is drawn, then it has its title, its fields and its buttons', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const view = checkView(
          structuredClone(renderForm(form).payload),
          () => 'b',
          () => false,
        );
        const html = whole(
          modal(
            {
              kind: 'view',
              id: 'V1',
              type: 'modal',
              title: 'Title',
              view,
              blocks: view.blocks,
              errors: {},
              words: () => '',
            },
            STAGE,
          ),
        );
        expect(html).not.toContain('class="unknown"');
        for (const { block_id } of view.blocks) expect(html).toContain(`sk-field-${block_id ?? ''}`);
        expect(html).toContain('Cancel');
      }),
    );
  });
});
