import { describe, expect, it } from 'vitest';
import { HAS_CHROMIUM, openStage, SIZES } from '../../harness/browser/stage.ts';

const stage = openStage();

describe.skipIf(!HAS_CHROMIUM).each(SIZES)('given the tour on a page $width px wide', (size) => {
  it('when each of its steps is done by its button, then all come about, and nothing is wrong on the way', async () => {
    const visit = await stage.visit(size);
    const { page } = visit;
    await page.getByRole('button', { name: 'Tour' }).click();
    const tour = page.getByRole('complementary', { name: 'Tour' });
    expect(await visit.faults()).toEqual([]);
    const [, steps] = /of (\d+)/.exec(await tour.getByRole('heading').innerText()) ?? [];
    for (let step = 1; step <= Number(steps); step++) {
      await tour.getByText(`Step ${step} of ${steps ?? ''}`).waitFor();
      await tour.getByRole('button', { name: 'Do it' }).click();
      await tour.getByText('Done.').waitFor();
      if (step < Number(steps)) await tour.getByRole('button', { name: 'Next' }).click();
    }
    expect(await visit.faults()).toEqual([]);
    await tour.getByRole('button', { name: 'End' }).click();
    await tour.waitFor({ state: 'hidden' });
    expect(visit.troubles).toEqual([]);
  });

  it('when the theme is switched and the page opened again, then it is as it was left', async () => {
    const { page } = await stage.visit(size);
    await page.getByRole('button', { name: 'Theme: auto' }).click();
    await page.getByRole('button', { name: 'Theme: light' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
    await expect.poll(() => page.getByLabel('You are').inputValue()).toBe(size.person);
  });
});
