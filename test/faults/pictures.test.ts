import { expect, inject, onTestFinished, test } from 'vitest';
import { createDrawer } from '../../src/pictures/draw.ts';
import { SAMPLE_PICTURES } from '../harness/replies/sample-pictures.ts';

const FULL = inject('full');
const COUNT = FULL ? 1_000 : 60;
/** Each picture that were kept would hold some 3 MB of pixels. */
const MOST_GROWTH = 100;

test('given pictures drawn one after the other, when they are many, then memory does not grow with them', async () => {
  const drawer = createDrawer();
  onTestFinished(() => drawer.close());
  const megabytes = (): number => process.memoryUsage().rss / 2 ** 20;
  const idle = megabytes();
  const kinds = Object.values(SAMPLE_PICTURES);
  const draw = async (count: number): Promise<number> => {
    for (let at = 0; at < count; at++) {
      const picture = kinds[at % kinds.length];
      if (picture) await drawer.draw(picture);
    }
    return megabytes();
  };
  const warm = await draw(30);
  const after = await draw(COUNT);
  if (FULL)
    // oxlint-disable-next-line no-console -- the fault runs print their counts
    console.info(
      `${COUNT} pictures: ${Math.round(after - warm)} MB more, ${Math.round(after - idle)} MB over idle`,
    );
  expect(after - warm).toBeLessThan(MOST_GROWTH);
});
