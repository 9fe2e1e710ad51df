import { describe, expect, test } from 'vitest';
import { picturesInTime, withPictureButton } from '../../../src/adapters/shared/pictures/in-time.ts';
import { button, call, menu, overflow, picture } from '../../../src/reply/build.ts';
import type { Action, Call, PictureBlock, Reply } from '../../../src/reply/reply.ts';
import { paced } from '../../harness/watch.ts';
import { watched } from '../../harness/watch.ts';
import { openApp } from '../../harness/app.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';

const again: Call = { ...call(['salary'], { level: 'senior' }), intent: 'picture' };
const replyOf = (actions: readonly Action[], over: Partial<PictureBlock> = {}): Reply => ({
  summary: '£90K–£130K a year',
  blocks: [
    { type: 'picture', picture: SAMPLE_PICTURES.salary, words: [], again, ...over },
    picture(SAMPLE_PICTURES.team, []),
  ],
  actions,
});
const labels = ({ actions }: Reply): string[] =>
  actions.map((one) =>
    [one.label, ...(one.type === 'menu' ? one.choices.map(({ label }) => label) : [])].join(': '),
  );
const plain = (label: string): Action => button(label, call(['salary']));
const share = button('Share here', { ...call(['salary']), intent: 'share' });
const never = (): boolean => false;

describe('given pictures that take a while', () => {
  const parts = { telemetry: watched(), wait: paced(1) };
  test('when one is late and one fails, then there are those that were ready, and what failed is reported', async () => {
    const shown = await picturesInTime(
      parts,
      replyOf([]),
      ({ kind }) => (kind === 'team' ? Promise.resolve('team') : new Promise(() => undefined)),
      20,
    );
    expect([...shown]).toEqual([[SAMPLE_PICTURES.team, 'team']]);
    const broken = new Error('no ink');
    expect(await picturesInTime(parts, replyOf([]), () => Promise.reject(broken))).toEqual(new Map());
    expect(parts.telemetry.bugs).toEqual([broken, broken]);
  });
  test('when one comes after the answer is made, then the answer stays as it was', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const shown = await picturesInTime(parts, replyOf([]), () => promise, 5);
    resolve('late');
    await promise;
    expect(shown).toEqual(new Map());
  });
});

describe('given an answer whose picture is not shown', () => {
  test.each<[string, Action[], string[]]>([
    ['it has room', [plain('A'), share], ['A', 'Picture', 'Share here']],
    [
      'it has four buttons',
      [plain('A'), plain('B'), plain('C'), share],
      ['A', 'B', 'Picture', 'Share here', 'More: C'],
    ],
    ['it has a menu', [plain('A'), menu('Not this London?', [])], ['A', 'Picture', 'Not this London?']],
    [
      'it has four buttons and a menu of something else',
      [plain('A'), plain('B'), plain('C'), share, menu('Add a place', [])],
      ['A', 'B', 'Picture', 'Share here', 'Add a place'],
    ],
    [
      'it has a menu of rare steps',
      [plain('A'), plain('B'), plain('C'), share, overflow([{ label: 'Stop', call: again }])],
      ['A', 'B', 'Picture', 'Share here', 'Manage: C: Stop'],
    ],
    [
      'all of its buttons matter',
      [button('Go', again, 'primary'), button('No', again, 'danger'), share],
      ['Go', 'No', 'Picture', 'Share here'],
    ],
  ])(
    'when %s, then its button stands before the one to share, and what gives way is in a menu of further steps',
    (_, actions, expected) => {
      expect(labels(withPictureButton(replyOf(actions), never))).toEqual(expected);
    },
  );
  test('when it is shown, or nobody may ask for it again, then there is no button', () => {
    expect(labels(withPictureButton(replyOf([share]), () => true))).toEqual(['Share here']);
    expect(
      labels(withPictureButton({ ...replyOf([share]), blocks: [picture(SAMPLE_PICTURES.offer, [])] }, never)),
    ).toEqual(['Share here']);
  });
});

describe('given the core', () => {
  test('when pay is asked for, then its picture can be asked for again, and that gives the same picture', async () => {
    await using app = await disposable();
    const { reply } = await app.say('/salary senior london');
    const asked = reply.blocks.find((one) => one.type === 'picture');
    expect(asked?.again).toEqual({
      path: ['salary'],
      fields: { level: 'senior', place: 'london' },
      intent: 'picture',
    });
    const pressed = await app.press(asked?.again ?? again);
    expect(pressed.reply.blocks.find((one) => one.type === 'picture')).toEqual(asked);
    const typed = await app.say('/salary senior london as a picture');
    expect(typed.reply.blocks.find((one) => one.type === 'picture')).toEqual(asked);
  });
});

async function disposable() {
  const app = await openApp();
  return { ...app, [Symbol.asyncDispose]: () => app.close() };
}
