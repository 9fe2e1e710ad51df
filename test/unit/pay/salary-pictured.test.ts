import { describe, expect, test } from 'vitest';
import { picturesOf } from '../../../src/reply/files.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { plain } from '../../../src/reply/text.ts';
import { appForFile } from '../../harness/app-for-file.ts';

const app = await appForFile();

/** What is read beside a picture that is shown. */
const besidePicture = ({ blocks, ...reply }: Reply): string =>
  plain({
    ...reply,
    blocks: blocks.flatMap((one) => (one.type === 'picture' ? (one.caption ? [one.caption] : []) : [one])),
  }).replaceAll(/[\s\u2060]+/gu, ' ');
const asked = async (line: string): Promise<string> => besidePicture((await app.say(line)).reply);

describe('given pay with a picture', () => {
  test('when there are bands that are of no level, then they stand beside it', async () => {
    const beside = await asked('/salary senior us');
    for (const band of ['$350K–$500K', '$300K–$600K', '$280K–$380K', '$200K–$280K'])
      expect(beside.replaceAll('\u2060', '')).toContain(band);
  });

  test.each([
    ['/salary mid toronto', 'Listed: 2024–25; 9 in CAD.'],
    ['/salary principal bangalore research', 'Listed: only 16 listings (2021–25): too few.'],
    ['/salary senior london', 'Listed: 2023–25. Official: ONS, 2025'],
    ['/salary offer C$150k mid toronto', 'Listed: 2024–25; 9 in CAD.'],
    ['/salary compare senior london sf bangalore', 'Listings: UK 77, US 4,453, India too few.'],
  ])('when %s is asked, then “%s” stands under it', async (line, caption) => {
    expect(await asked(line)).toContain(caption);
  });

  test.each([
    ['/salary compare principal london sf', 'listed median for senior, country-wide'],
    ['/salary compare senior london sf', 'listed median, country-wide'],
  ])('when %s is asked, then its medians are called “%s”', async (line, listedAs) => {
    const [picture] = picturesOf((await app.say(line)).reply);
    expect(picture).toMatchObject({ listedAs });
    expect(picture?.alt).toContain(`${listedAs} £`);
  });

  test('when listings of another level stand in for those asked for, then their level is beside them', async () => {
    const listed = { level: 'senior level' };
    expect(picturesOf((await app.say('/salary principal sf')).reply)).toMatchObject([{ listed }]);
    expect(picturesOf((await app.say('/salary senior sf')).reply)).toMatchObject([{ listed: { level: '' } }]);
  });

  test('when an offer has a band, then its picture says the verdict, the band and what was added to it', async () => {
    const [picture] = picturesOf((await app.say('/salary offer 120k gbp senior london llm')).reply);
    expect(picture).toMatchObject({
      title: 'In the lower half of the band:',
      subtitle: 'Above 58% of 77 listings, median £115K',
      bandAs: 'guide ≈ £104K–£163K (+15–25%)',
      source: 'Startupbricks guide 2025 · aijobs.net 2025',
    });
    expect(picture?.alt).toContain('Guide ≈ £104K–£163K (+15–25%).');
  });

  test('when an offer has parts, then what is compared is called its base', async () => {
    const pictureOf = async (line: string) => picturesOf((await app.say(line)).reply)[0];
    const parts = await pictureOf('/salary offer 120k gbp base 30k bonus senior london');
    expect(parts).toMatchObject({ figure: '£120K base', offer: { text: '£120K base' } });
    expect(parts?.alt).toContain('£120K base a year');
    expect((await pictureOf('/salary offer 120k gbp senior london'))?.figure).toBe('£120K');
  });
});
