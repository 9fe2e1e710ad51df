import { fc } from '../../../harness/property.ts';
import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { escapeText, markdown } from '../../../../src/adapters/discord/render/markdown.ts';
import { render } from '../../../../src/adapters/discord/render/render.ts';
import { pictureNames } from '../../../../src/adapters/discord/render/pictures.ts';
import { button, checklist, file, note, paragraph, picture } from '../../../../src/reply/build.ts';
import { clean } from '../../../../src/reply/clean.ts';
import { picturesOf } from '../../../../src/reply/files.ts';
import { altOf } from '../../../../src/reply/tidy.ts';
import { anyPictured, anyReply, anyText, HOSTILE } from '../../../harness/replies/arbitrary-reply.ts';
import { discordProblems, insideOf, readMarkdown } from '../../../harness/platforms/discord-limits.ts';
import { firstMissing, pagesOf, textsOf } from '../../../harness/replies/reading.ts';
import { SAMPLE_PICTURES } from '../../../harness/replies/sample-pictures.ts';
import { sampleCall, sampleReply } from '../../../harness/replies/sample-reply.ts';
import { discordText } from '../../../harness/platforms/visible.ts';
import {
  request,
  lines,
  draw,
  callsOf,
  wantedCalls,
} from '../../../harness/fixtures/integration/adapters/discord/render.ts';

test('given a reply with everything in it, when rendered, then each part is what Discord has for it', () => {
  const { payload } = render(request(sampleReply));
  expect(discordProblems(payload)).toEqual([]);
  expect(lines(insideOf(payload))).toMatchInlineSnapshot(`
    "{"type":10,"content":"## Senior in London: £90K⁠–⁠£130K"}
    {"type":10,"content":"**Listed pay**"}
    {"type":10,"content":"Typed \\\\*as\\\\* \\\\<is\\\\>:  **bold** \`/salary\` \`/plan start 30 days\` [guide](https://example.com/guide_%281%29) \\\\@Ada <t:1767603600:F> "}
    {"type":9,"components":[{"type":10,"content":"**Week 2** of 4"}],"accessory":{"type":2,"style":2,"label":"Done","custom_id":"0|plan.done?week:=2"}}
    {"type":10,"content":"**Band:** £90K⁠–⁠£130K\\n**Row:** UK **(one band)**"}
    {"type":10,"content":"**United Kingdom**\\n-# Level · Band\\n**Mid** · £70K⁠–⁠£95K\\n**› Senior · £90K⁠–⁠£130K**"}
    {"type":10,"content":"**This week**\\n☑ Read one paper\\n☐ Build a small RAG\\n☐ Rest"}
    {"type":1,"components":[{"type":3,"custom_id":"menu.1","placeholder":"Tick or untick: This week","options":[{"label":"☑ Read one paper","value":"2|plan.tick?task=a&done:=false"},{"label":"☐ Build a small RAG","value":"3|plan.tick?task=b&done:=true"}]}]}
    {"type":10,"content":"Listed: median £115K."}
    {"type":10,"content":"**Weeks** ▰▰▰▱▱▱▱▱▱▱ 3 of 10"}
    {"type":1,"components":[{"type":2,"style":5,"label":"The guide","url":"https://example.com/guide"}]}
    {"type":10,"content":"▶️ [The index](https://example.com/index)"}
    {"type":10,"content":"-# All that is held, as JSON."}
    {"type":13,"file":{"url":"attachment://export.json"}}
    {"type":10,"content":"-# Source: [the guide](https://example.com/guide), 2025."}
    {"type":1,"components":[{"type":2,"style":1,"label":"Compare","custom_id":"4|salary.compare?level=senior&place*=london,berlin"}]}
    {"type":1,"components":[{"type":3,"custom_id":"menu.5","placeholder":"Another level","options":[{"label":"Mid","value":"6|salary?level=mid&place=london"},{"label":"Staff","value":"7|salary?level=staff&place=london"}]}]}
    {"type":1,"components":[{"type":2,"style":5,"label":"Open the guide","url":"https://example.com/guide"},{"type":2,"style":2,"label":"Share here","custom_id":"8|salary!share?level=senior&place=london"},{"type":2,"style":4,"label":"Stop","custom_id":"9|salary?level=senior&place=london"}]}"
  `);
});

test('given a reply with a picture that is shown, when rendered, then it stands in the place of its words', () => {
  const shown = pictureNames(picturesOf(sampleReply));
  const { payload, pictures } = render({ ...request(sampleReply), shown });
  expect(discordProblems(payload)).toEqual([]);
  expect(pictures).toEqual(picturesOf(sampleReply));
  const inWords = insideOf(render(request(sampleReply)).payload);
  const at = inWords.findIndex((one) => 'content' in one && one.content === 'Listed: median £115K.');
  expect(insideOf(payload)).toEqual(
    inWords.with(at, {
      type: ComponentType.MediaGallery,
      items: [{ media: { url: 'attachment://rung-salary.png' }, description: altOf(SAMPLE_PICTURES.salary) }],
    }),
  );
});

test('given pictures of one kind and a file of the same name, when rendered, then each has a name of its own', () => {
  const [first, second] = [SAMPLE_PICTURES.salary, { ...SAMPLE_PICTURES.salary, title: 'Staff' }];
  const blocks = [
    picture(first, []),
    picture(second, []),
    file('rung-salary.png', 'application/json', '{}', 'All'),
  ];
  const reply = { summary: 'S', blocks, actions: [] };
  const shown = pictureNames([first, second, first]);
  expect([...shown.values()]).toEqual(['rung-salary.png', 'rung-salary-2.png']);
  const { files, payload } = render({ ...request(reply), shown });
  expect(files?.map(({ name }) => name)).toEqual(['0-rung-salary.png']);
  expect(discordProblems(payload)).toEqual([]);
});

test('given more pictures than a message takes files, when rendered, then the others are on a further page', () => {
  const all = Array.from({ length: 12 }, (_, at) => ({ ...SAMPLE_PICTURES.salary, title: `No. ${at}` }));
  const reply = { summary: 'S', blocks: all.map((one) => picture(one, [])), actions: [] };
  const { pages } = pagesOf((page) => render({ ...request(reply, page), shown: pictureNames(all) }));
  const counts = pages.map(({ pictures }) => pictures.length);
  expect(Math.max(...counts)).toBeLessThanOrEqual(10);
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(12);
});

test('given lists that share a form, when rendered, then one button under the last opens it in place of their menus', () => {
  const form = { label: 'Tick tasks', call: { ...sampleCall, intent: 'form' } } as const;
  const list = (label: string) => checklist('', [{ label, done: false, call: sampleCall }], form);
  const { payload } = render(request({ summary: 'Week', blocks: [list('One'), list('Two')], actions: [] }));
  expect(insideOf(payload).slice(1)).toMatchObject([
    { content: '☐ One' },
    { content: '☐ Two' },
    { components: [{ type: 2, label: 'Tick tasks' }] },
  ]);
});

test('given a reply for the channel, when rendered, then it is not ephemeral', () => {
  expect(render({ ...request(sampleReply), visibility: 'channel' }).payload.flags).toBe(1 << 15);
  expect(render(request(sampleReply)).payload.flags).toBe((1 << 15) | (1 << 6));
});

test('given any reply, when rendered, then every page keeps within the limits and loses nothing', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const { pages, isAll } = draw(reply);
      for (const { payload } of pages) expect(discordProblems(payload)).toEqual([]);
      if (!isAll) return;
      expect(
        firstMissing(textsOf(reply), pages.map((page) => discordText(page.payload)).join(' ')),
      ).toBeUndefined();
      const calls = new Set(pages.flatMap(callsOf));
      for (const call of wantedCalls(reply)) expect(calls).toContain(call);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('given any reply with pictures that are shown, when rendered, then each page keeps within the limits', () => {
  fc.assert(
    fc.property(anyPictured, (reply) => {
      const shown = pictureNames(picturesOf(reply));
      const { pages } = pagesOf((page) => render({ ...request(reply, page), shown }));
      for (const { payload } of pages) expect(discordProblems(payload)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test.each(HOSTILE)(
  'given %j a hundred thousand characters long, when rendered, then it keeps within the limits',
  (text) => {
    const long = text.repeat(Math.ceil(100_000 / Math.max(1, text.length)));
    const { payload } = render(
      request({ summary: long, blocks: [note(long)], actions: [button(long, sampleCall)] }),
    );
    expect(discordProblems(payload)).toEqual([]);
  },
);

describe('given text that means something to Discord', () => {
  test.each(HOSTILE)('%j, when escaped, then it reads as it was typed', (text) => {
    const typed = clean(text, 'keep');
    expect(readMarkdown(escapeText(typed))).toEqual({ text: typed, bold: [], problems: [] });
  });

  test('of any kind, when escaped, then it reads as it was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const typed = clean(text, 'keep');
        expect(readMarkdown(escapeText(typed))).toEqual({ text: typed, bold: [], problems: [] });
      }),
    );
  });

  test('when it is bold, code or a link, then only that takes effect', () => {
    expect(
      markdown([
        { type: 'strong', text: 'a*b' },
        { type: 'code', text: '`@everyone`' },
      ]),
    ).toBe('**a\\*b**\\`\\@everyone\\`');
    expect(markdown([{ type: 'link', text: '[x](http://e)', url: 'https://example.com/a' }])).toBe(
      '[\\[x\\](http\\://e)](https://example.com/a)',
    );
    expect(markdown([{ type: 'mention', person: '<@1>', name: 'everyone' }])).toBe('\\@everyone');
  });
});

test('given more buttons than a row holds, when rendered, then they are in rows of five', () => {
  const actions = Array.from({ length: 12 }, (_, i) => button(`Button ${i}`, sampleCall));
  const { payload } = render(request({ summary: 'Many', blocks: [paragraph('x')], actions }));
  const rows = insideOf(payload).flatMap((one) =>
    one.type === ComponentType.ActionRow ? [one.components.length] : [],
  );
  expect(rows).toEqual([5, 5, 2]);
});
