import { describe, expect, it } from 'vitest';
import type { Action, Block, Span } from '../../../src/reply/reply.ts';
import { ACTIONS, BLOCKS, show, SPANS } from './replies.ts';
import { PLATFORMS } from './surfaces.ts';
import { type Expected } from '../../harness/fixtures/integration/parity/replies.ts';

describe('given one of each part of a reply', () => {
  const blocks: Expected<Block['type']> = {
    heading: {
      slack: '{"type":"header","text":{"type":"plain_text","text":"Sources","emoji":false}}',
      discord: '{"type":10,"content":"**Sources**"}',
      terminal: 'Sources',
    },
    paragraph: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"The guide has one band."}]}]}',
      discord: '{"type":10,"content":"The guide has one band."}',
      terminal: 'The guide has one band.',
    },
    fields: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Level:","style":{"bold":true}},{"type":"text","text":" "},{"type":"text","text":"Senior"}]}]}',
      discord: '{"type":10,"content":"**Level:** Senior"}',
      terminal: 'Level: Senior',
    },
    table: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Pay","style":{"bold":true}}]}]},{"type":"table","column_settings":[{"align":"left","is_wrapped":true},{"align":"right","is_wrapped":true}],"rows":[[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Place","style":{"bold":true}}]}]},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Band","style":{"bold":true}}]}]}],[{"type":"raw_text","text":"London"},{"type":"raw_text","text":"£90K–£130K"}],[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Berlin","style":{"bold":true}}]}]},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"€95K–€130K","style":{"bold":true}}]}]}]]}',
      discord:
        '{"type":10,"content":"**Pay**\\n-# Place · Band\\n**London** · £90K–£130K\\n**› Berlin · €95K–€130K**"}',
      terminal: 'Pay\n  Place         Band\n  London  £90K–£130K\n› Berlin  €95K–€130K',
    },
    checklist: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Tasks","style":{"bold":true}}]}]},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"☑ Read"}]}]},{"type":"actions","elements":[{"type":"checkboxes","action_id":"check.0","options":[{"text":{"type":"plain_text","text":"Write","emoji":false},"value":"0~7NKJuIrUnMqtA6loFHCt40"}]}]}',
      discord:
        '{"type":10,"content":"**Tasks**\\n☑ Read\\n☐ Write"},{"type":1,"components":[{"type":3,"custom_id":"menu.0","placeholder":"Tick or untick: Tasks","options":[{"label":"☐ Write","value":"1|salary?level=senior"}]}]}',
      terminal: 'Tasks\n☑ Read\n☐ Write\n\n  [1] Tick Write',
    },
    meter: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Done: ","style":{"bold":true}},{"type":"text","text":"▰▰▰▱▱▱▱▱▱▱ 3 of 10"}]}]}',
      discord: '{"type":10,"content":"**Done** ▰▰▰▱▱▱▱▱▱▱ 3 of 10"}',
      terminal: 'Done: ▰▰▰▱▱▱▱▱▱▱ 3 of 10',
    },
    file: {
      slack:
        '{"type":"context","elements":[{"type":"plain_text","text":"All of it","emoji":false}]},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"{}"}]}]}',
      discord: '{"type":10,"content":"-# All of it"},{"type":13,"file":{"url":"attachment://a.json"}}',
      terminal: '· All of it\n{}',
    },
    note: {
      slack:
        '{"type":"context","elements":[{"type":"plain_text","text":"Source: the guide.","emoji":false}]}',
      discord: '{"type":10,"content":"-# Source: the guide."}',
      terminal: '· Source: the guide.',
    },
  };
  const spans: Expected<Span['type']> = {
    text: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"a *b* <@U1>"}]}]}',
      discord: '{"type":10,"content":"a \\\\*b\\\\* \\\\<\\\\@U1\\\\>"}',
      terminal: 'a *b* <@U1>',
    },
    strong: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"bold","style":{"bold":true}}]}]}',
      discord: '{"type":10,"content":"**bold**"}',
      terminal: 'bold',
    },
    code: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"/salary","style":{"code":true}}]}]}',
      discord: '{"type":10,"content":"`/salary`"}',
      terminal: '/salary',
    },
    link: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"https://example.com/guide","text":"the guide"}]}]}',
      discord: '{"type":10,"content":"[the guide](https://example.com/guide)"}',
      terminal: 'the guide (https://example.com/guide)',
    },
    mention: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U012AB3CD"}]}]}',
      discord: '{"type":10,"content":"\\\\@ada"}',
      terminal: '@ada',
    },
    time: {
      slack:
        '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"date","timestamp":1767225600,"format":"{date_short} {time}","fallback":"2026-01-01 00:00 UTC"}]}]}',
      discord: '{"type":10,"content":"<t:1767225600:f>"}',
      terminal: '2026-01-01 00:00 UTC',
    },
  };
  const actions: Expected<Action['type']> = {
    button: {
      slack:
        '{"type":"actions","elements":[{"type":"button","action_id":"call.0","text":{"type":"plain_text","text":"Compare","emoji":false},"value":"1|salary?level=senior","style":"primary"}]}',
      discord:
        '{"type":1,"components":[{"type":2,"style":1,"label":"Compare","custom_id":"0|salary?level=senior"}]}',
      terminal: '[1] Compare',
    },
    menu: {
      slack:
        '{"type":"actions","elements":[{"type":"static_select","action_id":"menu.0","placeholder":{"type":"plain_text","text":"Specialise","emoji":false},"options":[{"text":{"type":"plain_text","text":"LLM","emoji":false},"value":"1|salary?level=senior"}]}]}',
      discord:
        '{"type":1,"components":[{"type":3,"custom_id":"menu.0","placeholder":"Specialise","options":[{"label":"LLM","value":"1|salary?level=senior"}]}]}',
      terminal: 'Specialise:\n  [1] LLM',
    },
    link: {
      slack:
        '{"type":"actions","elements":[{"type":"button","action_id":"link.0","text":{"type":"plain_text","text":"Open","emoji":false},"url":"https://example.com/"}]}',
      discord: '{"type":1,"components":[{"type":2,"style":5,"label":"Open","url":"https://example.com/"}]}',
      terminal: 'Open (https://example.com/)',
    },
  };

  const parts = [
    ...Object.entries(BLOCKS).map(([name, part]) => [name, part, blocks[part.type]] as const),
    ...Object.entries(SPANS).map(([name, part]) => [name, part, spans[part.type]] as const),
    ...Object.entries(ACTIONS).map(([name, part]) => [name, part, actions[part.type]] as const),
  ];
  for (const [name, part, expected] of parts) {
    it.each(PLATFORMS)(`when ${name} is rendered for %s, then it is as stated`, (platform) => {
      expect(show(part)[platform]).toBe(expected[platform]);
    });
  }
});
