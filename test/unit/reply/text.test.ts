import { fc } from '../../harness/property.ts';
import { expect, test } from 'vitest';
import { plain } from '../../../src/reply/text.ts';
import { anyReply } from '../../harness/replies/arbitrary-reply.ts';
import { sampleReply } from '../../harness/replies/sample-reply.ts';
import { firstMissing, textsOf } from '../../harness/replies/reading.ts';

test('given a reply with every block and span, when written plainly, then all of it is there', () => {
  expect(plain(sampleReply)).toMatchInlineSnapshot(`
    "Senior in London: £90K–£130K

    Listed pay
    Typed *as* <is>:  bold /salary /plan start 30 days guide (https://example.com/guide_%281%29) @Ada Mon 5 Jan 2026, 09:00 UTC 

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

    ▶️ The guide (https://example.com/guide) · The index (https://example.com/index)

    · All that is held, as JSON.
    {
      "held": []
    }

    · Source: the guide (https://example.com/guide), 2025."
  `);
});

test('given any reply, when written plainly, then no text is lost and no control character comes out', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const text = plain(reply);
      expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
      expect(firstMissing(textsOf(reply), text)).toBeUndefined();
    }),
  );
});
