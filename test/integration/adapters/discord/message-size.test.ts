import { expect, it, describe } from 'vitest';
import { mostBytes } from '../../../../src/adapters/discord/render/message-size.ts';
import { render } from '../../../../src/adapters/discord/render/render.ts';
import { button, note, paragraph } from '../../../../src/reply/build.ts';
import { request } from '../../../harness/fixtures/integration/adapters/discord/render.ts';
import { insideOf } from '../../../harness/platforms/discord-limits.ts';
import { fc } from '../../../harness/property.ts';
import { anyReply, HOSTILE } from '../../../harness/replies/arbitrary-reply.ts';
import type { Reply } from '../../../../src/reply/reply.ts';

const bytesOf = (reply: Reply): { readonly most: number; readonly bytes: number } => {
  const { payload } = render(request(reply));
  return {
    most: mostBytes(insideOf(payload)),
    bytes: Buffer.byteLength(JSON.stringify([payload, []])),
  };
};

describe('given a message', () => {
  it('when its bytes are guessed, then they are never fewer than it has', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const { most, bytes } = bytesOf(reply);
        expect(most).toBeGreaterThanOrEqual(bytes);
      }),
    );
  });

  it.each(['"', '\\', '\n', '€', '😀', '*', ...HOSTILE.filter((text) => text !== '')])(
    'when it is made of “%s”, then neither',
    (one) => {
      const text = one.repeat(Math.ceil(900 / one.length));
      const { most, bytes } = bytesOf({
        summary: 'Title',
        blocks: [paragraph(text), note(text)],
        actions: [button(text, { path: ['salary'], fields: { level: text.slice(0, 20) } })],
      });
      expect(most).toBeGreaterThanOrEqual(bytes);
    },
  );
});
