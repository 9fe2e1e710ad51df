import { describe, expect, it } from 'vitest';
import { markdown } from '../../../../src/adapters/discord/render/markdown.ts';
import { withoutOptionNames } from '../../../../src/adapters/discord/inbound/option-names.ts';
import { commandsByName } from '../../../../src/adapters/discord/inbound/command-names.ts';
import { spellingOf } from '../../../../src/adapters/discord/render/spelling.ts';
import { nameCommands } from '../../../../src/core/parse/named.ts';
import { command, note } from '../../../../src/reply/build.ts';
import { plain } from '../../../../src/reply/text.ts';
import type { Reply } from '../../../../src/reply/reply.ts';
import { openApp } from '../../../harness/app.ts';
import { shippedData, shippedTree } from '../../../harness/shipped.ts';

const data = shippedData();
const tree = await shippedTree();
const renamed = await shippedTree({}, 'acme-');
const ID = '223456789012345678';

const holding = (...words: Parameters<typeof command>): Reply => ({
  summary: 'Title',
  blocks: [note(command(...words))],
  actions: [],
});
const spansOf = ({ blocks: [block] }: Reply) => (block?.type === 'note' ? block.spans : []);
const spelt = (words: Parameters<typeof command>, id?: string, of = tree): string =>
  markdown(spansOf(spellingOf(of)(nameCommands(holding(...words), of, data), () => id)));

describe('given a command in a line', () => {
  it.each([
    [['/salary senior london'], '/salary', 'level:senior place:london'],
    [
      ['/salary compare mid sf toronto in usd'],
      '/salary-compare',
      'level:mid place:sf place-2:toronto currency:usd',
    ],
    [['/salary entry remote us'], '/salary', 'level:entry place:us remote:True'],
    [['/skills gap mlops engineer'], '/skills-gap', 'target:mlops engineer'],
    [['/career do I need a PhD?'], '/career', 'about:do I need a PhD?'],
    [
      ['/plan start 30 days monday 9:00 london'],
      '/plan start',
      'roadmap:30 days weekday:monday time:9:00 zone:london',
    ],
    [['/roadmap show 30 days from monday'], '/roadmap show', 'roadmap:30 days from:monday'],
    [['/rung privacy delete'], '/rung privacy-delete', ''],
    // What only holds others is answered by one of them.
    [['/plan'], '/plan show', ''],
    [['/salary', '<level> <place>'], '/salary', 'level:… place:… specialisation:… currency:…'],
  ] as const)('when it is %s, then it is mentioned, or spelt as %s', (words, name, options) => {
    expect(spelt([...words], ID)).toBe(`<${name}:${ID}>${options === '' ? '' : ` \`${options}\``}`);
    expect(spelt([...words])).toBe(`\`${`${name} ${options}`.trim()}\``);
  });

  it('when commands are renamed, then it has its new name', () => {
    expect(spelt(['/salary compare senior london berlin'], ID, renamed)).toBe(
      `</acme-salary-compare:${ID}> \`level:senior place:london place-2:berlin\``,
    );
    expect(plain(nameCommands(holding('/plan start 30 days'), renamed, data))).toContain(
      '/acme-plan start 30 days',
    );
  });

  it('when the message is sent as plain text, then it is spelt the same', () => {
    const reply = spellingOf(tree)(nameCommands(holding('/salary compare senior london berlin'), tree, data));
    expect(plain(reply)).toContain('/salary-compare level:senior place:london place-2:berlin');
  });

  it('when an id is none of Discord’s, then nothing is mentioned', () => {
    expect(spelt(['/salary'], 'x>@everyone')).toBe('`/salary`');
  });
});

describe('given labels and a title that hold commands', () => {
  it('when they are spelt, then each has Discord’s name, and a group of commands shows that more follows', async () => {
    const app = await openApp();
    const { reply } = await app.say('/rung help salary compare');
    const { summary, actions } = spellingOf(tree)(reply);
    expect(summary).toBe('/salary-compare');
    expect(actions.map(({ label }) => label)).toContain('/salary-compare senior london berlin');
    const help = spellingOf(tree)((await app.say('help')).reply);
    const [menu] = help.actions.flatMap((one) => (one.type === 'menu' ? [one] : []));
    expect(menu?.choices.map(({ label }) => label)).toEqual(expect.arrayContaining(['/salary', '/plan …']));
    await app.close();
  });
});

describe('given a message that holds a command as Discord writes it', () => {
  const commands = commandsByName(tree);
  it.each([
    ['/salary-compare level:senior place:london place-2:berlin', '/salary-compare senior london berlin'],
    ['/salary level: senior remote:True', '/salary senior remote'],
    ['/plan start roadmap:30 days time:9:00', '/plan start 30 days 9:00'],
    ['what is level:senior', 'what is level:senior'],
    ['/career about:is level:up a thing', '/career is level:up a thing'],
    ['', ''],
  ])('when it is “%s”, then it reads “%s”', (text, words) => {
    expect(withoutOptionNames(text, commands)).toBe(words);
  });
});
