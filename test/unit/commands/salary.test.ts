import { describe, expect, it, test } from 'vitest';
import { callOf, fieldOf, read } from '../../harness/answers.ts';
import { appForFile } from '../../harness/app-for-file.ts';
import { band, PLACES, US } from '../../harness/fixtures/unit/commands/salary.ts';

const app = await appForFile();

describe('given a cell of the guide', () => {
  const cells = Object.entries(PLACES).flatMap(([place, bands]) =>
    (['entry', 'senior', 'principal'] as const).map((level, at) => [level, place, bands[at] ?? ''] as const),
  );
  test.each(cells)('when %s %s is asked, then it is quoted as printed: %s', async (level, place, printed) => {
    const answer = await app.say(`/salary ${level} ${place}`);
    expect(answer.ok).toBe(true);
    expect(band(answer.reply.summary)).toBe(printed);
    expect(read(answer, app.core)).toContain('Source: Startupbricks guide, 19 Jan 2025.');
  });

  test.each(Object.entries(US))(
    'when the US is asked at %s, then all three bands are shown',
    async (level, printed) => {
      const answer = await app.say(`/salary us ${level}`);
      const row = level === 'staff' || level === 'principal' ? 'staff and principal' : level;
      expect(band(answer.reply.summary)).toBe(printed[0]);
      expect(answer.reply.summary).toContain('on average');
      expect(
        ['Average', 'Top companies', 'Total compensation'].map((one) => fieldOf(answer, `${one}, ${row}`)),
      ).toEqual(printed);
      expect(fieldOf(answer, `US (SF/NY), ${level}`)).toBeDefined();
      expect(fieldOf(answer, `US (other), ${level}`)).toBeDefined();
    },
  );
});

describe('given the reference answers', () => {
  test.each([
    ['senior london', '£90K–£130K a year'],
    ['entry berlin', '€70K–€95K a year'],
    ['mid toronto', '≈ CAD $140K–$190K a year (interpolated)'],
    ['principal sf', '$400K–$600K a year'],
    ['mid us', '$180K–$250K a year on average'],
    ['staff sf', '≈ $340K–$490K a year (interpolated)'],
    ['senior austin', '≈ $220K–$336K a year (derived: +10–20%)'],
    ['senior london llm', '≈ £104K–£163K a year (derived: +15–25%)'],
    ['entry bangalore', '₹25L–₹40L a year'],
    ['staff bangalore', '≈ ₹65L–₹1.15Cr a year (interpolated)'],
    ['senior boston', '≈ $220K–$336K a year (derived: +10–20%)'],
    ['senior redmond', '≈ $220K–$336K a year (derived: +10–20%)'],
    ['senior palo alto', '$280K–$380K a year'],
    ['senior brooklyn', '$280K–$380K a year'],
    ['senior austin llm', '≈ $253K–$420K a year (derived: +10–20%, +15–25%)'],
    ['mid london llm', '≈ £86K–£138K a year (interpolated; derived: +15–25%)'],
    ['senior us llm', '≈ $288K–$438K a year on average (derived: +15–25%)'],
    ['senior london in usd', '≈ $114K–$165K a year (converted)'],
    ['senior london in eur', '≈ €108K–€156K a year (converted)'],
    ['entry bangalore in usd', '≈ $30K–$47K a year (converted)'],
    ['senior sf in inr', '≈ ₹2.368Cr–₹3.2137Cr a year (converted)'],
    ['senior london cv', '≈ £99K–£156K a year (derived: +10–20%)'],
    ['senior london infrastructure', '≈ £99K–£150K a year (derived: +10–15%)'],
    ['senior london research', '≈ £108K–£169K a year (derived: +20–30%)'],
  ])('when %s is asked, then the band is %s', async (asked, expected) => {
    const { reply, ok } = await app.say(`/salary ${asked}`);
    expect(ok).toBe(true);
    expect(reply.summary.replace(/^[^:]*: /, '')).toBe(expected);
  });

  it('given staff in SF, when asked, then the level table’s row for staff and principal stands beneath', async () => {
    const answer = await app.say('/salary staff sf');
    expect(fieldOf(answer, 'US level table, staff and principal')).toBe(
      'Average $350K–$450K · Top companies $450K–$700K+ · Total compensation $400K–$800K+',
    );
  });

  it('given several specialisations, when asked, then each stands alone and the plain band leads', async () => {
    const answer = await app.say('/salary senior london llm mlops');
    expect(band(answer.reply.summary)).toBe('£90K–£130K');
    expect(fieldOf(answer, 'LLM engineering')).toBe('≈ £104K–£163K (derived: +15–25%)');
    expect(fieldOf(answer, 'MLOps and infrastructure')).toBe('≈ £99K–£150K (derived: +10–15%)');
    expect(read(answer, app.core)).toContain('does not say that they add up');
  });
});

describe('given the arithmetic is asked for', () => {
  it('when a derived band is explained, then each step is shown', async () => {
    const answer = await app.press(
      callOf(await app.say('/salary senior austin llm'), 'How is this worked out?'),
    );
    expect(read(answer, app.core)).toMatchInlineSnapshot(`
      "How this is worked out: Senior LLM engineer in Austin: ≈ $253K–$420K a year (derived: +10–20%, +15–25%)

      LLM engineering: ≈ $253K–$420K
      1: US (other), senior, as printed: $200K–$280K
      2: Austin area, +10–20%: low × 1.10 = $220K; high × 1.20 = $336K
      3: LLM engineering, +15–25%: low × 1.15 = $253K; high × 1.25 = $420K

      US level table, senior
      Average: $250K–$350K, as printed
      Top companies: $350K–$500K, as printed
      Total compensation: $300K–$600K, as printed

      What moves it as well
      Top tech (FAANG+): highest base, much equity
      AI startups: lower base, more equity to gain
      Enterprise: moderate base, good benefits
      Mid-stage startups: varies, often much equity

      · Source: Startupbricks guide, 19 Jan 2025.
      [Back to the answer] /salary senior austin llm
      [Compare places] /salary compare senior austin llm
      [Share here] /salary senior austin llm how share here"
    `);
  });

  it('when an interpolated and converted band is explained, then each step is shown', async () => {
    const answer = await app.say('/salary mid toronto in gbp how');
    expect(read(answer, app.core)).toMatchInlineSnapshot(`
      "How this is worked out: Mid AI engineer in Toronto: ≈ £79K–£107K a year (interpolated; converted)

      Canada: ≈ £79K–£107K
      1: Canada, entry, as printed: CAD $120K–$160K
      2: Canada, senior, as printed: CAD $160K–$220K
      3: Half way between entry and senior: low (CAD $120K + CAD $160K) ÷ 2 = CAD $140K; high (CAD $160K + CAD $220K) ÷ 2 = CAD $190K
      4: Into GBP at 1.4 CAD per US dollar (2025) and 0.79 GBP per US dollar (2025): each end ÷ 1.4 × 0.79 = £79K–£107.214K
      5: Rounded half up to the thousand, once: £79K–£107K

      What moves it as well
      Top tech (FAANG+): highest base, much equity
      AI startups: lower base, more equity to gain
      Enterprise: moderate base, good benefits
      Mid-stage startups: varies, often much equity

      · Sources: Startupbricks guide, 19 Jan 2025; aijobs.net salary index, 19 Jan 2025 (https://github.com/foorilla/ai-jobs-net-salaries).
      [Back to the answer] /salary mid toronto in gbp
      [Compare places] /salary compare mid toronto in gbp
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

  it('when any band is shown, then the four types of company are told', async () => {
    const text = read(await app.say('/salary senior london'), app.core);
    for (const { name, summary } of app.data.pay.companyTypes) expect(text).toContain(`${name}: ${summary}`);
    expect(app.data.pay.companyTypes).toHaveLength(4);
  });
});

describe('given what is easily misread', () => {
  test.each([
    ['4½ years london', 'Mid AI engineer in London'],
    ['.5y london', 'Entry AI engineer in London'],
    ['senior texas', 'Senior AI engineer in Texas: $200K–$280K'],
    ['senior california', 'Senior AI engineer in the US: $250K–$350K'],
    ['senior london in €', 'Senior AI engineer in London: ≈ €108K–€156K'],
    ['compare senior london, ontario berlin', 'Senior AI engineer a year: London, Ontario, Canada'],
  ])('when %s is asked, then it is %s', async (asked, expected) => {
    expect((await app.say(`/salary ${asked}`)).reply.summary).toContain(expected);
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
