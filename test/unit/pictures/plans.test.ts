import { describe, expect, test } from 'vitest';
import { loadMeasure } from '../../../src/pictures/fonts.ts';
import { picturesOf } from '../../../src/reply/files.ts';
import type { Picture, RoadmapPicture } from '../../../src/reply/picture.ts';
import { appForFile } from '../../harness/app-for-file.ts';
import { person } from '../../harness/fixtures/unit/commands/plan.ts';
import { unsaid } from '../../harness/pictures/questions.ts';

const app = await appForFile();

async function drawn(who: string, ...lines: readonly string[]): Promise<RoadmapPicture> {
  for (const line of lines) await app.say(line, person(who));
  const { reply } = await app.say('/plan next', person(who));
  const [picture] = picturesOf(reply);
  if (picture?.kind !== 'roadmap') throw new Error('no picture of a plan');
  return picture;
}
const states = ({ steps }: RoadmapPicture): string[] => steps.map(({ state }) => state);

describe('given a plan', () => {
  test('when it begins, then its first step is now and the others are to come, in weeks', async () => {
    const picture = await drawn('new', '/plan start software engineer london 8h a week');
    expect(picture.title).toMatch(/^Week 1 of \d+$/u);
    expect(states(picture)).toEqual(['now', 'to come', 'to come', 'to come']);
    expect(picture.steps[0]).toMatchObject({ from: 0, done: 0 });
    expect(picture.steps[1]?.length).toMatch(/^weeks \d+–\d+$/u);
    expect(picture).toMatchObject({ now: 0.5, personal: true });
    expect(unsaid(picture, loadMeasure())).toEqual([]);
  });

  test('when weeks are done, then so are their steps, and each begins where the one before it ends', async () => {
    const weeks = Array.from({ length: 14 }, () => '/plan done');
    const picture = await drawn('ahead', '/plan start software engineer london 8h a week', ...weeks);
    expect(picture.title).toMatch(/^Week 15 of \d+$/u);
    expect(states(picture)).toEqual(['done', 'now', 'to come', 'to come']);
    const [first, second, third] = picture.steps;
    expect(first).toMatchObject({ done: 1, length: 'done', from: 0 });
    expect(second?.from).toBe(first?.to);
    expect(second?.done).toBeGreaterThan(0);
    expect(second?.to).toBeGreaterThan(picture.now ?? 0);
    expect(third?.from).toBeGreaterThanOrEqual(picture.now ?? 0);
    expect(unsaid(picture, loadMeasure())).toEqual([]);
  });

  test('when units of known skills are skipped, then they are not among its tasks', async () => {
    const all = await drawn('knows nothing', '/plan start software engineer london 8h a week');
    const rated = await drawn(
      'knows',
      '/skills check prompting 3',
      '/plan start software engineer london 8h a week',
    );
    const count = ({ subtitle }: RoadmapPicture): number => Number(/of (\d+) tasks/u.exec(subtitle)?.[1]);
    expect(count(rated)).toBeLessThan(count(all));
  });
});

describe('given an offer', () => {
  const pictureOf = async (text: string): Promise<Picture | undefined> =>
    picturesOf((await app.say(`/salary offer ${text}`)).reply)[0];

  test('when it is drawn, then it is of its person alone, and nobody can ask for it by a button', async () => {
    const { reply } = await app.say('/salary offer 120k gbp senior london');
    const block = reply.blocks.find(({ type }) => type === 'picture');
    expect(block).toMatchObject({ picture: { personal: true, percent: 58, standing: 'above 58%' } });
    expect(block).not.toHaveProperty('again');
  });

  test('when it is beyond what was listed, then it says on which side', async () => {
    expect(await pictureOf('£20k senior london')).toMatchObject({
      title: 'Below the band:',
      subtitle: 'Lowest 5% of 77 listings, median £115K',
    });
    expect(await pictureOf('£900k senior london')).toMatchObject({
      title: 'Above the band:',
      subtitle: 'Top 5% of 77 listings, median £115K',
    });
  });

  test('when it is a range, or too few were listed, then it has words alone', async () => {
    expect(await pictureOf('£90-110k senior london')).toBeUndefined();
    expect(await pictureOf('45 lakh senior bangalore')).toBeUndefined();
  });
});
