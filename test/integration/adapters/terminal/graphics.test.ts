import { describe, expect, it } from 'vitest';
import { chooseGraphics, graphicsOf, inlinePicture } from '../../../../src/adapters/terminal/graphics.ts';

const NONE = { iterm2: false, kitty: false, sixel: false };
const BOTH = { iterm2: true, kitty: true, sixel: true };

describe('given what a terminal supports', () => {
  it.each([
    [BOTH, {}, 'iterm2'],
    [{ ...BOTH, iterm2: false }, { TERM: 'xterm-kitty' }, 'kitty'],
    [{ ...NONE, sixel: true }, { TERM: 'mlterm' }, 'sixel'],
    [NONE, { TERM: 'foot-extra' }, 'sixel'],
    [NONE, { TERM: 'xterm-256color' }, undefined],
    [NONE, {}, undefined],
    [BOTH, { CI: 'true' }, undefined],
    [BOTH, { CI: 'false' }, 'iterm2'],
    [BOTH, { TERM: 'dumb' }, undefined],
    [BOTH, { TMUX: '/tmp/tmux-0/default,1,0' }, undefined],
    [BOTH, { STY: '1.pts' }, undefined],
  ])('when it is %o in %o, then pictures go by %s', (support, env, expected) => {
    expect(chooseGraphics(env, support)).toBe(expected);
  });

  it('when nobody looks at the output, then by none', () => {
    expect(graphicsOf({ isTTY: false }, {})).toBeUndefined();
    expect(graphicsOf({}, {})).toBeUndefined();
  });
});

describe('given kitty’s protocol', () => {
  it.each([1, 3_072, 3_073, 10_000])(
    'when a picture has %i bytes, then its pieces are short and give it back',
    (bytes) => {
      const png = Uint8Array.from({ length: bytes }, (_, at) => at % 251);
      const pieces = [...inlinePicture(png, 'kitty', 80).matchAll(/\u001b_G([^;]*);([^\u001b]*)\u001b\\/gu)];
      expect(pieces.map(([, how]) => how?.match(/m=(\d)/)?.[1])).toEqual([
        ...pieces.slice(1).map(() => '1'),
        '0',
      ]);
      expect(pieces[0]?.[1]).toContain('a=T,f=100,q=2,c=80');
      for (const [, , piece = ''] of pieces) expect(piece.length).toBeLessThanOrEqual(4_096);
      expect(Buffer.from(pieces.map(([, , piece]) => piece).join(''), 'base64')).toEqual(Buffer.from(png));
    },
  );
});
