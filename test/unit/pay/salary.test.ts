import { describe, expect, it, test } from 'vitest';
import { callOf, fieldOf, read, textOf } from '../../harness/answers.ts';
import { appForFile } from '../../harness/app-for-file.ts';
import { band, PLACES, US } from '../../harness/fixtures/unit/pay/salary.ts';

const app = await appForFile();

describe('given a cell of the guide', () => {
  const cells = Object.entries(PLACES).flatMap(([place, bands]) =>
    (['entry', 'senior', 'principal'] as const).map((level, at) => [level, place, bands[at] ?? ''] as const),
  );
  test.each(cells)('when %s %s is asked, then it is quoted as printed: %s', async (level, place, printed) => {
    const answer = await app.say(`/salary ${level} ${place}`);
    expect(answer.ok).toBe(true);
    expect(band(answer.reply.summary)).toBe(printed);
    expect(read(answer, app.core)).toMatch(/Sources?: Startupbricks guide, 19 Jan 2025/);
  });

  test.each(Object.entries(US))(
    'when the US is asked at %s, then all three bands are shown',
    async (level, printed) => {
      const answer = await app.say(`/salary us ${level}`);
      expect(band(answer.reply.summary)).toBe(printed[0]);
      expect(answer.reply.summary).toContain('on average');
      expect(['Top companies', 'Total compensation'].map((one) => fieldOf(answer, one))).toEqual(
        printed.slice(1),
      );
      expect(fieldOf(answer, 'US (SF/NY)')).toBeDefined();
      expect(fieldOf(answer, 'US (other)')).toBeDefined();
      const shared = 'Staff and principal share one band.';
      expect(read(answer, app.core).includes(shared)).toBe(level === 'staff' || level === 'principal');
    },
  );
});

describe('given the reference answers', () => {
  test.each([
    ['senior london', '£90K–£130K a year', []],
    ['entry berlin', '€70K–€95K a year', []],
    ['mid toronto', '≈ CAD $140K–$190K a year', ['midpoint of the']],
    ['principal sf', '$400K–$600K a year', []],
    ['mid us', '$180K–$250K a year on average', []],
    ['staff sf', '≈ $340K–$490K a year', ['midpoint of the']],
    ['senior austin', '≈ $220K–$336K a year', ['+10–20%']],
    ['senior london llm', '≈ £104K–£163K a year', ['+15–25%']],
    ['entry bangalore', '₹25L–₹40L a year', []],
    ['staff bangalore', '≈ ₹65L–₹1.15Cr a year', ['midpoint of the']],
    ['senior boston', '≈ $220K–$336K a year', ['+10–20%']],
    ['senior redmond', '≈ $220K–$336K a year', ['+10–20%']],
    ['senior palo alto', '$280K–$380K a year', []],
    ['senior brooklyn', '$280K–$380K a year', []],
    ['senior austin llm', '≈ $253K–$420K a year', ['+10–20%', '+15–25%']],
    ['mid london llm', '≈ £86K–£138K a year', ['midpoint of the', '+15–25%']],
    ['senior us llm', '≈ $288K–$438K a year on average', ['+15–25%']],
    ['senior london in usd', '≈ $114K–$165K a year', ['Converted at']],
    ['senior london in eur', '≈ €108K–€156K a year', ['Converted at']],
    ['entry bangalore in usd', '≈ $30K–$47K a year', ['Converted at']],
    ['senior sf in inr', '≈ ₹2.368Cr–₹3.2137Cr a year', ['Converted at']],
    ['senior london cv', '≈ £99K–£156K a year', ['+10–20%']],
    ['senior london infrastructure', '≈ £99K–£150K a year', ['+10–15%']],
    ['senior london research', '≈ £108K–£169K a year', ['+20–30%']],
  ] as const)(
    'when %s is asked, then the band is %s, and what was done to it is said',
    async (asked, expected, said) => {
      const answer = await app.say(`/salary ${asked}`);
      expect(answer.ok).toBe(true);
      expect(answer.reply.summary).toBe(expected);
      const notes = answer.reply.blocks
        .flatMap((one) => (one.type === 'note' ? [textOf(one.spans)] : []))
        .join(' ');
      for (const one of said) expect(notes).toContain(one);
      for (const one of ['midpoint', '%', 'Converted'].filter((word) => !said.join().includes(word)))
        expect(notes).not.toContain(one);
    },
  );

  it('given staff in SF, when asked, then the level table’s row for staff and principal stands in the maths', async () => {
    const answer = await app.press(callOf(await app.say('/salary staff sf'), 'Show the maths'));
    expect(answer.reply.blocks).toContainEqual({ type: 'heading', text: 'US-wide, staff and principal' });
    expect(['Average', 'Top companies', 'Total compensation'].map((one) => fieldOf(answer, one))).toEqual([
      '$350K–$450K',
      '$450K–$700K+',
      '$400K–$800K+',
    ]);
  });

  it('given several specialisations, when asked, then each stands alone and the plain band leads', async () => {
    const answer = await app.say('/salary senior london llm mlops');
    expect(band(answer.reply.summary)).toBe('£90K–£130K');
    expect(fieldOf(answer, 'LLM engineering')).toBe('≈ £104K–£163K (+15–25%)');
    expect(fieldOf(answer, 'MLOps and infrastructure')).toBe('≈ £99K–£150K (+10–15%)');
    expect(read(answer, app.core)).toContain('not added up');
  });
});

describe('given the arithmetic is asked for', () => {
  it('when a derived band is explained, then each step is shown', async () => {
    const answer = await app.press(callOf(await app.say('/salary senior austin llm'), 'Show the maths'));
    expect(read(answer, app.core)).toMatchInlineSnapshot(`
      "The maths: ≈ $253K–$420K a year

      Senior LLM engineer · Austin

      1: US (other), senior, from the guide: $200K–$280K
      2: Austin area, +10–20%: low × 1.10 = $220K; high × 1.20 = $336K
      3: LLM engineering, +15–25%: low × 1.15 = $253K; high × 1.25 = $420K

      US-wide, senior
      Average: $250K–$350K
      Top companies: $350K–$500K
      Total compensation: $300K–$600K

      Listed, US, senior: 4,453 listings, 2023–25
      P10 $135K · P25 $165K · median $199K · P75 $234K · P90 $269K

      Full-time jobs with an AI or ML title; 4,450 in US dollars, the others converted at each year’s rate. Two neighbouring rows alike but for the pay count as one advertised range, valued at its middle: that reading is Rung’s.

      Software developers, Austin area: BLS, May 2025
      P10 $96K · P25 $104K · median $134K · P75 $169K · P90 $210K

      Computer and information research scientists: median $127K
      Data scientists: median $127K

      Occupation 15-1252, software developers.

      · Sources: Startupbricks guide, 19 Jan 2025; aijobs.net, 3 Aug 2025 (https://github.com/foorilla/ai-jobs-net-salaries); BLS, May 2025 (https://www.bls.gov/oes/).
      [Back] /salary senior austin llm
      [Compare] /salary compare senior austin llm
      [Share here] /salary senior austin llm how share here"
    `);
  });

  it('when an interpolated and converted band is explained, then each step is shown', async () => {
    const answer = await app.say('/salary mid toronto in gbp how');
    expect(read(answer, app.core)).toMatchInlineSnapshot(`
      "The maths: ≈ £79K–£107K a year

      Mid AI engineer · Toronto

      1: Canada, entry, from the guide: CAD $120K–$160K
      2: Canada, senior, from the guide: CAD $160K–$220K
      3: Midpoint of entry and senior: low (CAD $120K + CAD $160K) ÷ 2 = CAD $140K; high (CAD $160K + CAD $220K) ÷ 2 = CAD $190K
      4: In GBP at 1.4 CAD per US dollar (2025) and 0.79 GBP per US dollar (2025): each end ÷ 1.4 × 0.79 = £79K–£107.214K
      5: Rounded to the nearest thousand: £79K–£107K

      Listed, Canada, mid: 103 listings, 2024–25
      P10 £69K · P25 £85K · median £100K · P75 £120K · P90 £146K

      Full-time jobs with an AI or ML title; 9 in Canadian dollars, all converted at each year’s rate. Two neighbouring rows alike but for the pay count as one advertised range, valued at its middle: that reading is Rung’s.

      Software developers, Toronto: Job Bank, Nov 2025
      P10 £33K · P25 £42K · median £53K · P75 £67K · P90 £85K

      Software engineers and designers: median £62K

      Occupation 21232, software developers and programmers. Labour Force Survey 2023-2024. Published by the hour, median CAD 48.08: hourly × 37.5 h × 52 is a year. Converted at 1.4 CAD, 0.79 GBP per US dollar (2025).

      · Sources: Startupbricks guide, 19 Jan 2025; aijobs.net, 3 Aug 2025 (https://github.com/foorilla/ai-jobs-net-salaries); Job Bank, Nov 2025 (https://www.jobbank.gc.ca/).
      [Back] /salary mid toronto in gbp
      [Compare] /salary compare mid toronto in gbp
      [Share here] /salary mid toronto in gbp how share here"
    `);
  });
});

describe('given what the guide says beside the tables', () => {
  test.each([
    ['sf', 'The guide also puts the San Francisco area at +30–50% over the US average.'],
    ['brooklyn', 'The guide also puts the New York area at +15–25%.'],
    ['seattle', 'Seattle area, +10–20%: low × 1.10 = $220K; high × 1.20 = $336K'],
    ['boston', 'Boston area, +10–20%: low × 1.10 = $220K; high × 1.20 = $336K'],
    ['austin', 'Austin area, +10–20%: low × 1.10 = $220K; high × 1.20 = $336K'],
  ])('when senior %s is explained, then it says: %s', async (place, said) => {
    expect(read(await app.say(`/salary senior ${place} how`), app.core)).toContain(said);
  });

  it('when the maths of any band is shown, then the four types of company are told', async () => {
    const text = read(
      await app.press(callOf(await app.say('/salary senior london'), 'Show the maths')),
      app.core,
    );
    for (const { name, summary } of app.data.pay.companyTypes) expect(text).toContain(`${name}: ${summary}`);
    expect(app.data.pay.companyTypes).toHaveLength(4);
  });
});

describe('given what is easily misread', () => {
  test.each([
    ['4½ years london', 'Mid AI engineer (2–5 years) · London'],
    ['.5y london', 'Entry AI engineer (0–2 years) · London'],
    ['senior texas', '$200K–$280K a year\n\nSenior AI engineer · Texas'],
    ['senior california', '$250K–$350K a year on average\n\nSenior AI engineer · US'],
    ['senior london in €', '≈ €108K–€156K a year\n\nSenior AI engineer · London'],
    ['compare senior london, ontario berlin', 'London, Ontario, Canada'],
  ])('when %s is asked, then it is %s', async (asked, expected) => {
    expect(read(await app.say(`/salary ${asked}`), app.core)).toContain(expected);
  });

  it('when one setting is cleared, then the others stay', async () => {
    const actor = { platform: 'test', id: 'clears', name: 'x' };
    await app.say('/rung settings staff london in usd', { actor });
    const answer = await app.say('/rung settings clear currency', { actor });
    expect(['Level', 'Place', 'Currency'].map((one) => fieldOf(answer, one))).toEqual([
      'Staff',
      'London, UK',
      "each place's own",
    ]);
  });
});
