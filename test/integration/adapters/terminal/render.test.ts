import { fc } from '../../../harness/property.ts';
import { expect, test } from 'vitest';
import type { RenderRequest } from '../../../../src/adapters/shared/adapter.ts';
import { render } from '../../../../src/adapters/terminal/render.ts';
import type { Reply } from '../../../../src/reply/reply.ts';
import { cellsOf } from '../../../../src/reply/text.ts';
import { anyReply } from '../../../harness/replies/arbitrary-reply.ts';
import { firstMissing, textsOf } from '../../../harness/replies/reading.ts';
import { sampleCall, sampleReply } from '../../../harness/replies/sample-reply.ts';

const request = (reply: Reply): RenderRequest => ({
  reply,
  call: sampleCall,
  page: 1,
  visibility: 'private',
});
const COLOR = /\u001b\[\d+m/g;

test('given a reply with everything in it, when rendered, then all of it is there and its actions are numbered', () => {
  const { payload } = render(request(sampleReply), { width: 60, color: false });
  expect(payload.text).toMatchInlineSnapshot(`
    "Senior in London: £90K–£130K

    Listed pay
    Typed *as* <is>: bold /salary /plan start 30 days guide
    (https://example.com/guide_%281%29) @Ada Mon 5 Jan 2026,
    09:00 UTC

    Week 2 of 4

    Band: £90K–£130K
    Row: UK (one band)

    United Kingdom
      Level         Band
      Mid      £70K–£95K
    › Senior  £90K–£130K

    This week
    ☑ Read one paper
    ☐ Build a small RAG
    ☐ Rest

    Listed: median £115K.

    Weeks: ▰▰▰▱▱▱▱▱▱▱ 3 of 10

    ▶️ The guide (https://example.com/guide) · The index
    (https://example.com/index)

    · All that is held, as JSON.
    {
      "held": []
    }

    · Source: the guide (https://example.com/guide), 2025.

    [1] Compare Open the guide (https://example.com/guide)
    [2] Share here [3] Stop
      [4] Done: Week 2 of 4
      [5] Untick Read one paper
      [6] Tick Build a small RAG
    Another level:
      [7] Mid
      [8] Staff"
  `);
  expect(payload.calls.map((one) => one.path.join(' '))).toEqual([
    'salary compare',
    'salary',
    'salary',
    'plan done',
    'plan tick',
    'plan tick',
    'salary',
    'salary',
  ]);
});

test('given a width, when rendered, then only a single word is wider', () => {
  const { payload } = render(request(sampleReply), { width: 30, color: false });
  for (const line of payload.text.split('\n')) {
    if (cellsOf(line) > 30) expect(line.trim()).not.toContain(' ');
  }
});

test('given any reply, when rendered, then no text is lost and no control but our colour comes out', () => {
  fc.assert(
    fc.property(anyReply, fc.boolean(), (reply, color) => {
      const { text } = render(request(reply), { width: 80, color }).payload;
      const words = color ? text.replace(COLOR, '') : text;
      expect(words).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
      expect(firstMissing(textsOf(reply), words)).toBeUndefined();
    }),
  );
});
