import { fc } from '../../../harness/property.ts';
import { describe, expect, test } from 'vitest';
import { changedBoxes } from '../../../../src/adapters/slack/render/actions.ts';
import { slack } from '../../../../src/adapters/slack/index.ts';
import { render } from '../../../../src/adapters/slack/render/render.ts';
import { button, note, paragraph, table } from '../../../../src/reply/build.ts';
import { decodeCall, unpackCall } from '../../../../src/reply/codec.ts';
import { anyReply, HOSTILE } from '../../../harness/replies/arbitrary-reply.ts';
import { firstMissing, textsOf } from '../../../harness/replies/reading.ts';
import { sampleCall, sampleReply } from '../../../harness/replies/sample-reply.ts';
import { SAMPLE_PICTURES } from '../../../harness/replies/sample-pictures.ts';
import { sampleTree } from '../../../harness/replies/sample-tree.ts';
import { slackProblems } from '../../../harness/platforms/slack-limits.ts';
import { slackText } from '../../../harness/platforms/visible.ts';
import {
  request,
  lines,
  draw,
  callsOf,
  wantedCalls,
} from '../../../harness/fixtures/integration/adapters/slack/render.ts';

test('given a reply with everything in it, when rendered, then each part is what Slack has for it', () => {
  const { payload } = render(request(sampleReply));
  expect(slackProblems(payload)).toEqual([]);
  expect(lines(payload.blocks)).toMatchInlineSnapshot(`
    "{"type":"header","text":{"type":"plain_text","text":"Senior in London: £90K⁠–⁠£130K","emoji":false}}
    {"type":"header","text":{"type":"plain_text","text":"Listed pay","emoji":false}}
    {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Typed *as* <is>:  "},{"type":"text","text":"bold","style":{"bold":true}},{"type":"text","text":" "},{"type":"text","text":"/salary","style":{"code":true}},{"type":"text","text":" "},{"type":"text","text":"/plan start 30 days","style":{"code":true}},{"type":"text","text":" "},{"type":"link","url":"https://example.com/guide_%281%29","text":"guide"},{"type":"text","text":" "},{"type":"user","user_id":"U024BE7LH"},{"type":"text","text":" "},{"type":"date","timestamp":1767603600,"format":"{day_divider_pretty}, {time}","fallback":"Mon 5 Jan 2026, 09:00 UTC"},{"type":"text","text":" "}]}]}
    {"type":"section","text":{"type":"mrkdwn","text":"*Week 2* of 4","verbatim":true},"accessory":{"type":"button","action_id":"call.0","text":{"type":"plain_text","text":"Done","emoji":false},"value":"1|plan.done?week:=2"}}
    {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Band:","style":{"bold":true}},{"type":"text","text":" "},{"type":"text","text":"£90K⁠–⁠£130K"},{"type":"text","text":"\\n"},{"type":"text","text":"Row:","style":{"bold":true}},{"type":"text","text":" "},{"type":"text","text":"UK "},{"type":"text","text":"(one band)","style":{"bold":true}}]}]}
    {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"United Kingdom","style":{"bold":true}}]}]}
    {"type":"table","column_settings":[{"align":"left","is_wrapped":true},{"align":"right","is_wrapped":true}],"rows":[[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Level","style":{"bold":true}}]}]},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Band","style":{"bold":true}}]}]}],[{"type":"raw_text","text":"Mid"},{"type":"raw_text","text":"£70K⁠–⁠£95K"}],[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Senior","style":{"bold":true}}]}]},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"£90K⁠–⁠£130K","style":{"bold":true}}]}]}]]}
    {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"This week","style":{"bold":true}}]}]}
    {"type":"actions","elements":[{"type":"checkboxes","action_id":"check.2.0~AlTwBVnGcIgzpq0-0ADF7u","options":[{"text":{"type":"plain_text","text":"Read one paper","emoji":false},"value":"0~AlTwBVnGcIgzpq0-0ADF7u"},{"text":{"type":"plain_text","text":"Build a small RAG","emoji":false},"value":"1~ddPwzG6YkynCJnVPEi12dF"}],"initial_options":[{"text":{"type":"plain_text","text":"Read one paper","emoji":false},"value":"0~AlTwBVnGcIgzpq0-0ADF7u"}]}]}
    {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"☐ Rest"}]}]}
    {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Listed: median £115K."}]}]}
    {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Weeks: ","style":{"bold":true}},{"type":"text","text":"▰▰▰▱▱▱▱▱▱▱ 3 of 10"}]}]}
    {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"▶️ "},{"type":"link","url":"https://example.com/guide","text":"The guide"},{"type":"text","text":" · "},{"type":"link","url":"https://example.com/index","text":"The index"}]}]}
    {"type":"context","elements":[{"type":"plain_text","text":"All that is held, as JSON.","emoji":false}]}
    {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"{\\n  \\"held\\": []\\n}"}]}]}
    {"type":"context","elements":[{"type":"mrkdwn","text":"Source: <https://example.com/guide|the guide>, 2025.","verbatim":true}]}
    {"type":"actions","elements":[{"type":"button","action_id":"call.3","text":{"type":"plain_text","text":"Compare","emoji":false},"value":"4|salary.compare?level=senior&place*=london,berlin","style":"primary"},{"type":"static_select","action_id":"menu.5","placeholder":{"type":"plain_text","text":"Another level","emoji":false},"options":[{"text":{"type":"plain_text","text":"Mid","emoji":false},"value":"6|salary?level=mid&place=london"},{"text":{"type":"plain_text","text":"Staff","emoji":false},"value":"7|salary?level=staff&place=london"}]},{"type":"button","action_id":"link.8","text":{"type":"plain_text","text":"Open the guide","emoji":false},"url":"https://example.com/guide"},{"type":"button","action_id":"call.9","text":{"type":"plain_text","text":"Share here","emoji":false},"value":"a|salary!share?level=senior&place=london"},{"type":"button","action_id":"call.11","text":{"type":"plain_text","text":"Stop","emoji":false},"value":"c|salary?level=senior&place=london","style":"danger"}]}"
  `);
});

test('given any reply, when rendered, then every page keeps within the limits and loses nothing', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const { pages, isAll } = draw(reply);
      for (const { payload } of pages) expect(slackProblems(payload)).toEqual([]);
      if (!isAll) return;
      expect(
        firstMissing(textsOf(reply), pages.map((page) => slackText(page.payload)).join(' ')),
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
    const { payload } = render(
      request({ summary: long, blocks: [note(long)], actions: [button(long, sampleCall)] }),
    );
    expect(slackProblems(payload)).toEqual([]);
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

test('given a second table with nothing in it, when rendered, then Slack is given no empty text', () => {
  const full = table('Pay', [{ label: 'Level', align: 'left' }], [{ cells: ['Senior'] }]);
  const empty = table('', [{ label: '', align: 'left' }], [{ cells: [''] }]);
  const { payload } = render(request({ summary: 'Two', blocks: [full, empty], actions: [] }));
  expect(slackProblems(payload)).toEqual([]);
});

test('given a reply with a picture, when it has a file, then that stands in place of the words; else they do', () => {
  const alt = 'é'.repeat(5_000);
  const shownAs = { ...SAMPLE_PICTURES.salary, alt };
  const again = { ...sampleCall, intent: 'picture' } as const;
  const block = { type: 'picture', picture: shownAs, words: [paragraph('in words')], again } as const;
  const reply = { summary: 'Pay', blocks: [block], actions: [] };
  const { payload } = render({ ...request(reply), shown: new Map([[shownAs, 'F024BERPE']]) });
  expect(slackProblems(payload)).toEqual([]);
  expect(payload.blocks.map((one) => one.type)).toEqual(['header', 'image']);
  expect(payload.blocks[1]).toMatchObject({ slack_file: { id: 'F024BERPE' } });
  // The answer to a slash command is seen by one person, which no picture is.
  const asked = slack.render(request(reply), sampleTree);
  expect(JSON.stringify(asked.payload)).toMatch(/in words.*"Picture"/);
});

test('given two tables, when rendered, then Slack draws the first and the second is lines', () => {
  const one = table('Pay', [{ label: 'Level', align: 'left' }], [{ cells: ['Senior'] }]);
  const { payload } = render(request({ summary: 'Two', blocks: [one, one], actions: [] }));
  expect(payload.blocks.map((block) => block.type)).toEqual(['header', 'rich_text', 'table', 'rich_text']);
});

test('given boxes of which one was ticked, when others are pressed, then the changed ones are found', () => {
  const { payload, storedActions } = render(request(sampleReply));
  const boxes = payload.blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter((one) => one.type === 'checkboxes') : [],
  )[0];
  const [first = '', second = ''] = boxes?.options.map((option) => option.value ?? '') ?? [];
  const called = (selected: string[]) =>
    changedBoxes(boxes?.action_id ?? '', selected).map((id) => {
      const found = unpackCall(id);
      const call =
        found && 'token' in found ? storedActions.find((one) => one.token === found.token)?.call : undefined;
      return decodeCall(call ?? '')?.fields['task'];
    });
  expect(called([first, second])).toEqual(['b']);
  expect(called([])).toEqual(['a']);
  expect(called([second])).toEqual(['a', 'b']);
  expect(changedBoxes('call.1', [first])).toEqual([]);
});
