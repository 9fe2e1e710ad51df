import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedBoxes } from '../../../src/adapters/slack/actions.ts';
import { render } from '../../../src/adapters/slack/render.ts';
import { button, note, paragraph, table } from '../../../src/reply/build.ts';
import { decodeCall, encodeCall, unpackCall } from '../../../src/reply/codec.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import type { Rendered, RenderRequest } from '../../../src/adapters/adapter.ts';
import { anyReply, HOSTILE } from '../../support/arbitrary-reply.ts';
import { firstMissing, pagesOf, textsOf } from '../../support/reading.ts';
import { sampleCall, sampleReply } from '../../support/sample-reply.ts';
import { slackProblems } from '../../support/slack-limits.ts';

type Message = ReturnType<typeof render>['payload'];
const request = (reply: Reply, page = 1): RenderRequest => ({
  reply,
  call: sampleCall,
  page,
  visibility: 'private',
  picture: (drawing) => `F_${drawing}`,
});
const draw = (reply: Reply) => pagesOf((page) => render(request(reply, page)));

/** Every text Slack shows, in order: its own placeholders for empty cells are left in. */
function textOf({ blocks }: Message): string {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if ((key === 'text' || key === 'fallback') && typeof value === 'string') texts.push(value);
    return key === 'initial_options' ? undefined : value;
  });
  return texts.join(' ');
}
function callsOf({ payload, kept }: Rendered<Message>): string[] {
  const calls: string[] = [];
  const store = new Map(kept.map((one) => [one.token, one.call]));
  JSON.stringify(payload.blocks, (key, value: unknown) => {
    const unpacked = key === 'value' && typeof value === 'string' ? unpackCall(value) : undefined;
    if (unpacked)
      calls.push('call' in unpacked ? encodeCall(unpacked.call) : (store.get(unpacked.token) ?? '?'));
    return value;
  });
  return calls;
}
const wantedCalls = (reply: Reply): string[] =>
  [
    ...reply.actions.flatMap((one) =>
      one.type === 'button'
        ? [one.call]
        : one.type === 'menu'
          ? one.choices.map((choice) => choice.call)
          : [],
    ),
    ...reply.blocks.flatMap((block) =>
      block.type === 'checklist' ? block.items.flatMap((item) => item.call ?? []) : [],
    ),
  ].map(encodeCall);

test('given a reply with everything in it, when rendered, then each part is what Slack has for it', () => {
  const { payload } = render(request(sampleReply));
  expect(slackProblems(payload)).toEqual([]);
  expect(payload).toMatchInlineSnapshot(`
    {
      "blocks": [
        {
          "text": {
            "emoji": false,
            "text": "Senior in London: £90K–£130K",
            "type": "plain_text",
          },
          "type": "header",
        },
        {
          "text": {
            "emoji": false,
            "text": "Listed pay",
            "type": "plain_text",
          },
          "type": "header",
        },
        {
          "elements": [
            {
              "elements": [
                {
                  "text": "Typed *as* <is>:  ",
                  "type": "text",
                },
                {
                  "style": {
                    "bold": true,
                  },
                  "text": "bold",
                  "type": "text",
                },
                {
                  "text": " ",
                  "type": "text",
                },
                {
                  "style": {
                    "code": true,
                  },
                  "text": "/salary",
                  "type": "text",
                },
                {
                  "text": " ",
                  "type": "text",
                },
                {
                  "text": "guide",
                  "type": "link",
                  "url": "https://example.com/guide_%281%29",
                },
                {
                  "text": " ",
                  "type": "text",
                },
                {
                  "type": "user",
                  "user_id": "U024BE7LH",
                },
                {
                  "text": " ",
                  "type": "text",
                },
                {
                  "fallback": "2026-01-05 09:00 UTC",
                  "format": "{date_short} {time}",
                  "timestamp": 1767603600,
                  "type": "date",
                },
                {
                  "text": " ",
                  "type": "text",
                },
              ],
              "type": "rich_text_section",
            },
          ],
          "type": "rich_text",
        },
        {
          "elements": [
            {
              "elements": [
                {
                  "style": {
                    "bold": true,
                  },
                  "text": "Band:",
                  "type": "text",
                },
                {
                  "text": " ",
                  "type": "text",
                },
                {
                  "text": "£90K–£130K",
                  "type": "text",
                },
                {
                  "text": "
    ",
                  "type": "text",
                },
                {
                  "style": {
                    "bold": true,
                  },
                  "text": "Row:",
                  "type": "text",
                },
                {
                  "text": " ",
                  "type": "text",
                },
                {
                  "text": "UK ",
                  "type": "text",
                },
                {
                  "style": {
                    "bold": true,
                  },
                  "text": "(one band)",
                  "type": "text",
                },
              ],
              "type": "rich_text_section",
            },
          ],
          "type": "rich_text",
        },
        {
          "elements": [
            {
              "elements": [
                {
                  "style": {
                    "bold": true,
                  },
                  "text": "United Kingdom",
                  "type": "text",
                },
              ],
              "type": "rich_text_section",
            },
          ],
          "type": "rich_text",
        },
        {
          "column_settings": [
            {
              "align": "left",
              "is_wrapped": true,
            },
            {
              "align": "right",
              "is_wrapped": true,
            },
          ],
          "rows": [
            [
              {
                "elements": [
                  {
                    "elements": [
                      {
                        "style": {
                          "bold": true,
                        },
                        "text": "Level",
                        "type": "text",
                      },
                    ],
                    "type": "rich_text_section",
                  },
                ],
                "type": "rich_text",
              },
              {
                "elements": [
                  {
                    "elements": [
                      {
                        "style": {
                          "bold": true,
                        },
                        "text": "Band",
                        "type": "text",
                      },
                    ],
                    "type": "rich_text_section",
                  },
                ],
                "type": "rich_text",
              },
            ],
            [
              {
                "text": "Mid",
                "type": "raw_text",
              },
              {
                "text": "£70K–£95K",
                "type": "raw_text",
              },
            ],
            [
              {
                "elements": [
                  {
                    "elements": [
                      {
                        "style": {
                          "bold": true,
                        },
                        "text": "Senior",
                        "type": "text",
                      },
                    ],
                    "type": "rich_text_section",
                  },
                ],
                "type": "rich_text",
              },
              {
                "elements": [
                  {
                    "elements": [
                      {
                        "style": {
                          "bold": true,
                        },
                        "text": "£90K–£130K",
                        "type": "text",
                      },
                    ],
                    "type": "rich_text_section",
                  },
                ],
                "type": "rich_text",
              },
            ],
          ],
          "type": "table",
        },
        {
          "elements": [
            {
              "elements": [
                {
                  "style": {
                    "bold": true,
                  },
                  "text": "This week",
                  "type": "text",
                },
              ],
              "type": "rich_text_section",
            },
          ],
          "type": "rich_text",
        },
        {
          "elements": [
            {
              "action_id": "check.0.0~AlTwBVnGcIgzpq0-0ADF7u",
              "initial_options": [
                {
                  "text": {
                    "emoji": false,
                    "text": "Read one paper",
                    "type": "plain_text",
                  },
                  "value": "0~AlTwBVnGcIgzpq0-0ADF7u",
                },
              ],
              "options": [
                {
                  "text": {
                    "emoji": false,
                    "text": "Read one paper",
                    "type": "plain_text",
                  },
                  "value": "0~AlTwBVnGcIgzpq0-0ADF7u",
                },
                {
                  "text": {
                    "emoji": false,
                    "text": "Build a small RAG",
                    "type": "plain_text",
                  },
                  "value": "1~ddPwzG6YkynCJnVPEi12dF",
                },
              ],
              "type": "checkboxes",
            },
          ],
          "type": "actions",
        },
        {
          "elements": [
            {
              "elements": [
                {
                  "text": "☐ Rest",
                  "type": "text",
                },
              ],
              "type": "rich_text_section",
            },
          ],
          "type": "rich_text",
        },
        {
          "elements": [
            {
              "elements": [
                {
                  "style": {
                    "bold": true,
                  },
                  "text": "Weeks: ",
                  "type": "text",
                },
                {
                  "text": "▰▰▰▱▱▱▱▱▱▱ 3 of 10",
                  "type": "text",
                },
              ],
              "type": "rich_text_section",
            },
          ],
          "type": "rich_text",
        },
        {
          "alt_text": "Bands by level, senior marked.",
          "slack_file": {
            "id": "F_band",
          },
          "type": "image",
        },
        {
          "elements": [
            {
              "text": "Source: <https://example.com/guide|the guide>, 2025.",
              "type": "mrkdwn",
              "verbatim": true,
            },
          ],
          "type": "context",
        },
        {
          "type": "divider",
        },
        {
          "elements": [
            {
              "action_id": "call.1",
              "style": "primary",
              "text": {
                "emoji": false,
                "text": "Compare",
                "type": "plain_text",
              },
              "type": "button",
              "value": "2|salary.compare?level=senior&place*=london,berlin",
            },
            {
              "action_id": "menu.3",
              "options": [
                {
                  "text": {
                    "emoji": false,
                    "text": "Mid",
                    "type": "plain_text",
                  },
                  "value": "4|salary?level=mid&place=london",
                },
                {
                  "text": {
                    "emoji": false,
                    "text": "Staff",
                    "type": "plain_text",
                  },
                  "value": "5|salary?level=staff&place=london",
                },
              ],
              "placeholder": {
                "emoji": false,
                "text": "Another level",
                "type": "plain_text",
              },
              "type": "static_select",
            },
            {
              "action_id": "link.6",
              "text": {
                "emoji": false,
                "text": "Open the guide",
                "type": "plain_text",
              },
              "type": "button",
              "url": "https://example.com/guide",
            },
            {
              "action_id": "call.7",
              "text": {
                "emoji": false,
                "text": "Share here",
                "type": "plain_text",
              },
              "type": "button",
              "value": "8|salary!share?level=senior&place=london",
            },
            {
              "action_id": "call.9",
              "style": "danger",
              "text": {
                "emoji": false,
                "text": "Stop",
                "type": "plain_text",
              },
              "type": "button",
              "value": "a|salary?level=senior&place=london",
            },
          ],
          "type": "actions",
        },
      ],
      "mrkdwn": false,
      "text": "Senior in London: £90K–£130K",
    }
  `);
});

test('given any reply, when rendered, then every page keeps within the limits and loses nothing', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const pages = draw(reply);
      for (const { payload } of pages) expect(slackProblems(payload)).toEqual([]);
      expect(
        firstMissing(textsOf(reply), pages.map((page) => textOf(page.payload)).join(' ')),
      ).toBeUndefined();
      const calls = new Set(pages.flatMap(callsOf));
      for (const call of wantedCalls(reply)) expect(calls).toContain(call);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test.each(HOSTILE)(
  'given %j a hundred thousand characters long, when rendered, then every page keeps within the limits',
  (text) => {
    const long = text.repeat(Math.ceil(100_000 / Math.max(1, text.length)));
    const [first] = draw({ summary: long, blocks: [note(long)], actions: [button(long, sampleCall)] });
    expect(slackProblems(first?.payload ?? { text: '', blocks: [] })).toEqual([]);
  },
);

describe('given text that means something to Slack', () => {
  test.each(HOSTILE)('%j, when rendered, then it is literal wherever markup is read', (text) => {
    const links = note([text, { type: 'link', text, url: 'https://example.com' }]);
    const { payload } = render(
      request({ summary: text, blocks: [paragraph(text), note(text), links], actions: [] }),
    );
    expect(slackProblems(payload)).toEqual([]);
  });

  test('when it is a summary, then the notification has it escaped', () => {
    const { payload } = render(request({ summary: '<!channel> & *all*', blocks: [], actions: [] }));
    expect(payload.text).toBe('&lt;!channel&gt; &amp; *all*');
    expect(payload.mrkdwn).toBe(false);
  });
});

test('given two tables, when rendered, then Slack draws the first and the second is lines', () => {
  const one = table('Pay', [{ label: 'Level', align: 'left' }], [{ cells: ['Senior'] }]);
  const { payload } = render(request({ summary: 'Two', blocks: [one, one], actions: [] }));
  expect(payload.blocks.map((block) => block.type)).toEqual(['header', 'rich_text', 'table', 'rich_text']);
});

test('given boxes of which one was ticked, when others are pressed, then the changed ones are found', () => {
  const { payload, kept } = render(request(sampleReply));
  const boxes = payload.blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter((one) => one.type === 'checkboxes') : [],
  )[0];
  const [first = '', second = ''] = boxes?.options.map((option) => option.value ?? '') ?? [];
  const called = (selected: string[]) =>
    changedBoxes(boxes?.action_id ?? '', selected).map((id) => {
      const found = unpackCall(id);
      const call =
        found && 'token' in found ? kept.find((one) => one.token === found.token)?.call : undefined;
      return decodeCall(call ?? '')?.fields['task'];
    });
  expect(called([first, second])).toEqual(['b']);
  expect(called([])).toEqual(['a']);
  expect(called([second])).toEqual(['a', 'b']);
  expect(changedBoxes('call.1', [first])).toEqual([]);
});
