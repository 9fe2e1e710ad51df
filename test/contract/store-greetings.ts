import { describe, expect, it } from 'vitest';
import type { ChannelKey, Store } from '../../src/store/store.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const general: ChannelKey = { platform: 'chat', workspace: 'W1', channel: 'C1' };

/** Which channels were greeted; part of what every store does. */
export function greetingsContract(given: () => Store): void {
  describe('greeting', () => {
    it('when many mark a channel at once, then one of them is the first', async () => {
      const marks = await Promise.all(
        Array.from({ length: 20 }, (_, at) => given().greetings.mark(general, NOON + at)),
      );
      expect(marks.filter(Boolean)).toHaveLength(1);
      expect(await given().greetings.mark(general, NOON)).toBe(false);
    });

    it.each([
      { ...general, platform: 'mail' },
      { ...general, workspace: 'W2' },
      { ...general, channel: 'C2' },
      { ...general, channel: '' },
    ])('when %o is marked, then it is another', async (other) => {
      expect(await given().greetings.mark(general, NOON)).toBe(true);
      expect(await given().greetings.mark(other, NOON)).toBe(true);
      expect(await given().greetings.mark(general, NOON)).toBe(false);
    });

    it('when all that is held of a workspace is deleted, then its channels may be greeted again', async () => {
      await given().greetings.mark(general, NOON);
      expect(await given().workspaces.list('chat')).toEqual(['W1']);
      await given().workspaces.delete({ platform: 'chat', workspace: 'W1' });
      expect(await given().greetings.mark(general, NOON)).toBe(true);
    });

    it.each([{ channel: 'x'.repeat(200) }, { channel: 'a\0b' }])(
      'when %o is no key, then it rejects',
      async (bad) => {
        await expect(given().greetings.mark({ ...general, ...bad }, NOON)).rejects.toThrow(RangeError);
      },
    );
  });
}
