import { describe, expect, test } from 'vitest';
import { allActions, button, call, picture, section } from '../../../src/reply/build.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { altOf, tidy } from '../../../src/reply/tidy.ts';
import { mapCommands } from '../../../src/reply/commands.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';

const details = button('Show the maths', call(['salary'], { how: true }));
const reply: Reply = {
  summary: '£90K–£130K a year',
  blocks: [
    picture(SAMPLE_PICTURES.salary, [
      section('Listed: median £115K.', details),
      { type: 'note', spans: [{ type: 'command', text: '/salary mid london' }] },
    ]),
  ],
  actions: [],
};

describe('given a reply with a picture', () => {
  test('when a platform shows no pictures, then its words stand in its place', () => {
    expect(tidy(reply).blocks.map(({ type }) => type)).toEqual(['section', 'note']);
  });

  test('when it is shown, then it stands alone and its alternative text is no longer than a platform takes', () => {
    const long = { ...SAMPLE_PICTURES.salary, alt: 'word '.repeat(400) };
    const { blocks } = tidy({ ...reply, blocks: [picture(long, [])] }, () => true);
    expect(blocks).toMatchObject([{ type: 'picture', words: [] }]);
    const [block] = blocks;
    expect(block?.type === 'picture' && block.picture).toBe(long);
    expect(altOf(long)).toMatch(/^(word ){1,180}word…$/);
  });

  test('when only some are shown, then the others are in words', () => {
    const { blocks } = tidy(reply, ({ personal }) => personal);
    expect(blocks.map(({ type }) => type)).toEqual(['section', 'note']);
  });

  test('when its buttons and commands are gone through, then those of its words are among them', () => {
    expect(allActions(reply)).toEqual([details]);
    const named = mapCommands(reply, () => ({ type: 'text', text: 'here' }));
    expect(tidy(named).blocks[1]).toEqual({ type: 'note', spans: [{ type: 'text', text: 'here' }] });
  });
});

test.each(Object.entries(SAMPLE_PICTURES))(
  'given the sample %s picture, then its alternative text fits',
  (_, { alt }) => {
    expect(alt.length).toBeLessThanOrEqual(900);
  },
);
