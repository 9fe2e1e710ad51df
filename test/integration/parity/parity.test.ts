import { describe, expect, it } from 'vitest';
import { openApp } from '../../harness/app.ts';
import { parityDocument } from './table.ts';
import { HAS, PLATFORMS, SURFACES } from './surfaces.ts';
import { triesOf } from './tries.ts';
import { never, OPEN, OPEN_WITH_PICTURES } from '../../harness/fixtures/integration/parity/parity.ts';

const app = await openApp();
const tries = triesOf(app);

describe('given every surface and every platform', () => {
  it('when the table is made again, then it is as it stands', async () => {
    await expect(parityDocument(app.tree)).toMatchFileSnapshot('../../../docs/parity.md');
  });

  for (const platform of PLATFORMS) {
    for (const surface of SURFACES) {
      const has = HAS[surface][platform];
      if ('not' in has) {
        it(`when ${surface} is not there on ${platform}, then it says why`, () => {
          expect(has.not).not.toBe('');
          expect(tries[surface][platform]).toBe(never);
        });
        continue;
      }
      it(`when ${surface} is tried on ${platform}, then it works as stated: ${has.how}`, async () => {
        const chat = await (surface === 'picture' ? OPEN_WITH_PICTURES : OPEN)[platform]();
        try {
          await tries[surface][platform](chat);
          expect(chat.bugs).toEqual([]);
        } finally {
          await chat.close();
        }
      });
    }
  }
});
