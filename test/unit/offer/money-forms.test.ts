import { describe, expect, it } from 'vitest';
import { read, restOf, spoken } from '../../harness/offers/spoken.ts';

describe('given an offer as people type it', () => {
  it.each([
    ['120k gbp', 'base 120000, currency GBP'],
    ['£120,000', 'base 120000, currency GBP'],
    ['£ 120,000.50', 'base 120000.5, currency GBP'],
    ['120000', 'base 120000'],
    ['120.000 €', 'base 120000, currency EUR'],
    ['€95.000,50', 'base 95000.5, currency EUR'],
    ['120 000', 'base 120000'],
    ["CHF 130'000", 'base 130000, currency CHF'],
    ['1,20,000', 'base 120000'],
    ['rs 45,00,000', 'base 4500000, currency rupee'],
    ['45 lakh', 'base 4500000'],
    ['45L', 'base 4500000'],
    ['45 lpa', 'base 4500000'],
    ['1.2cr', 'base 12000000'],
    ['₹1.2 crore', 'base 12000000, currency INR'],
    ['1 crore 20 lakh', 'base 12000000'],
    ['two crore', 'base 20000000'],
    ['120 lakh', 'base 12000000'],
    ['0.45cr', 'base 4500000'],
    ['1.125cr', 'base 11250000'],
    ['C$150k', 'base 150000, currency CAD'],
    ['A$150k', 'base 150000, currency AUD'],
    ['S$150k', 'base 150000, currency SGD'],
    ['US$150k', 'base 150000, currency USD'],
    ['$150k', 'base 150000, currency dollar'],
    ['$150k usd', 'base 150000, currency USD'],
    ['150k€', 'base 150000, currency EUR'],
    ['150kusd', 'base 150000, currency USD'],
    ['CHF 130k', 'base 130000, currency CHF'],
    ['R900k', 'base 900000, currency ZAR'],
    ['kr 650 000', 'base 650000, currency krone'],
    ['120k aed', 'base 120000, currency AED'],
    ['62,5k eur', 'base 62500, currency EUR'],
    ['１２０ｋ ￡', 'base 120000, currency GBP'],
    ['120\u00a0000 €', 'base 120000, currency EUR'],
    ['90-110k', 'base 90000–110000'],
    ['£90k–£110k', 'base 90000–110000, currency GBP'],
    ['90k to 110k', 'base 90000–110000'],
    ['between 90 and 110k', 'base 90000–110000'],
    ['from £90k to £110k', 'base 90000–110000, currency GBP'],
    ['90 lakh - 1.2 cr', 'base 9000000–12000000'],
    ['8k a month', 'base 96000, monthly base'],
    ['5500 eur monthly', 'base 66000, monthly base, currency EUR'],
    ['8k eur gross per month', 'base 96000, monthly base, currency EUR'],
    ['monthly salary of 8000 chf', 'base 96000, monthly base, currency CHF'],
    ['120k paid monthly', 'base 120000'],
    ['120k pa', 'base 120000'],
  ])('when it is “%s”, then it is read exactly', (text, expected) => {
    expect(spoken(text)).toBe(expected);
  });

  it.each([
    [
      '$180k base 40k bonus 200k equity over 4 years sign-on 20k',
      'base 180000, bonus 40000, equity 200000/4, sign-on 20000, currency dollar',
    ],
    ['base 180k, bonus 15%', 'base 180000, bonus 15%'],
    ['120k plus up to 15% bonus', 'base 120000, bonus 15%'],
    ['180k base 10-15% bonus', 'base 180000, bonus 10–15%'],
    ['180k base, RSUs 200k/4y', 'base 180000, equity 200000/4'],
    ['200k RSUs (3y) 180k base', 'base 180000, equity 200000/3'],
    ['base 150k and 200k stock vesting over four years', 'base 150000, equity 200000/4'],
    ['base 150k, stock 90k over 36 months', 'base 150000, equity 90000/3'],
    ['150k base, 200k equity', 'base 150000, equity 200000/4 assumed'],
    ['150k base, 50k equity a year', 'base 150000, equity 50000/1'],
    ['150k base, 200k rsus 4-year vesting with a 1 year cliff', 'base 150000, equity 200000/4'],
    ['120k, signing bonus 20k', 'base 120000, sign-on 20000'],
    ['joining bonus 5 lakh base 45 lakh', 'base 4500000, sign-on 500000'],
    [
      '45 lakhs fixed + 5 lakhs variable + 20 lakhs ESOP over 5 years',
      'base 4500000, bonus 500000, equity 2000000/5',
    ],
    ['180k bonus 20k', 'base 180000, bonus 20000'],
    ['bonus 20k 180k', 'base 180000, bonus 20000'],
    ['TC 300k', 'total 300000'],
    ['total comp 300k', 'total 300000'],
    ['ctc 45 lakh', 'total 4500000'],
    ['180k base, TC 300k', 'base 180000, total 300000'],
    ['120k no bonus', 'base 120000'],
    ['120k + bonus', 'base 120000'],
    ['150k base, 5k relocation', 'base 150000'],
    [
      'base: 150000; bonus: 15000; stock: 100000/4 years; sign on: 10000',
      'base 150000, bonus 15000, equity 100000/4, sign-on 10000',
    ],
    ['120k gbp vs 140k eur', 'base 120000, currency GBP vs base 140000, currency EUR'],
    [
      'offer A: 120k gbp, 10% bonus versus offer B: 130k',
      'base 120000, bonus 10%, currency GBP vs base 130000',
    ],
  ])('when its parts are “%s”, then each is what it was called', (text, expected) => {
    expect(spoken(text)).toBe(expected);
  });

  it.each([
    ['120k gbp senior london', 'senior london'],
    ['I got an offer of 45 lakh in bangalore, mid', 'I got an offer of in bangalore, mid'],
    ['senior l5 120k usd, over 10 years experience', 'senior l5 , over 10 years experience'],
    ['6y 120k berlin', '6y berlin'],
    ['120k over 4 years berlin', 'over 4 years berlin'],
    ['180k base 200k rsus over 4 years, senior austin', ', senior austin'],
    ['2 years, php developer', '2 years, php developer'],
  ])('when other words stand around it in “%s”, then they are left as they are', (text, rest) => {
    expect(restOf(text)).toBe(rest);
  });

  it.each([
    ['150k base, 0.5% equity', ['equity'], []],
    ['120k + bonus + equity', ['bonus', 'equity'], []],
    ['150k base, 5k relocation, 3k 401k match', [], ['relocation', '401k match']],
  ])(
    'when “%s” names what has no worth of its own, then that is told apart',
    (text, unpriced, notCounted) => {
      expect(read(text)).toMatchObject({ offer: { unpriced, notCounted } });
    },
  );
});

describe('given words that are no clear offer', () => {
  it.each([
    ['1.5', 'In what unit is that?'],
    ['120', 'In what unit is that?'],
    ['$120', 'In what unit is that?'],
    ['base 180 bonus 40', 'In what unit is that?'],
    ['180k base 40 bonus 200k equity', 'In what unit is that?'],
    ['120/140k', 'In what unit is that?'],
    ['-120k', 'An offer can’t be negative'],
    ['base −120k', 'An offer can’t be negative'],
    ['0k', 'An offer is more than zero'],
    ['£0', 'An offer is more than zero'],
    ['120k base, 0 bonus', 'An offer is more than zero'],
    ['120.500k', 'I can’t read that amount'],
    ['12,0000', 'I can’t read that amount'],
    ['120 000k', 'I can’t read that amount'],
    ['1e5', 'I can’t read that amount'],
    ['120k gbp ½', 'I can’t read that amount'],
    ['४५ लाख', 'I can’t read that amount'],
    ['forty five lakh', 'Write the amount in digits'],
    ['half a crore', 'Write the amount in digits'],
    ['110k-90k', 'That range runs backwards'],
    ['9k-110k', 'That range is too wide to be one offer'],
    ['650 a day', 'I compare yearly pay'],
    ['£50/h', 'I compare yearly pay'],
    ['day rate of 650', 'I compare yearly pay'],
    ['60k net', 'I compare pay before tax'],
    ['120k including 20k bonus', 'Give each part on its own'],
    ['up to 120k', 'I need the amount itself'],
    ['>120k', 'I need the amount itself'],
    ['180k equity 200k', 'What is each amount?'],
    ['120k 130k', 'What is each amount?'],
    ['180k/20k/200k', 'What is each amount?'],
    ['120k, 10k bonus, 5k bonus', 'I need one amount for each part'],
    ['120k, 15%', 'That percentage is of what?'],
    ['20k bonus', 'What’s the base?'],
    ['15% bonus', 'What’s the base?'],
    ['120k usd gbp', 'One currency for each offer'],
    ['120k, 200k equity over 40 years', 'Over how many years does it vest?'],
    ['9000000000000', 'That’s more than any job pays'],
    ['120k vs 130k vs 140k', 'I compare two offers at a time'],
    ['120k base, 5k quarterly bonus', 'I read amounts by the year or month'],
  ])('when it is “%s”, then it is refused with a sentence and an example that is read', (text, title) => {
    const found = read(text);
    if (found.kind !== 'refused') throw new Error(`read as ${spoken(text)}`);
    const { refusal } = found;
    expect(refusal.title).toBe(title);
    expect(refusal.hint).toMatch(/^\p{Lu}.*\.$/u);
    expect(spoken(refusal.example)).toMatch(/^base /u);
    expect(spoken(found.said)).toBe(`(${title})`);
  });

  it.each(['senior london', 'l5 in 2026', '5 yoe berlin', 'php developer', 'what should I ask for', ''])(
    'when “%s” holds no amount, then it is no offer',
    (text) => {
      expect(spoken(text)).toBe('(no offer)');
    },
  );
});
