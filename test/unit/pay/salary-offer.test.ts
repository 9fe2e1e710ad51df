import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Answer } from '../../../src/core/run/run.ts';
import { allActions } from '../../../src/reply/build.ts';
import { plain } from '../../../src/reply/text.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { overBudget } from '../../harness/copy/budget.ts';
import { NOW } from '../../harness/copy/messages.ts';

let app: TestApp;
beforeAll(async () => (app = await openApp({ now: NOW })));
afterAll(() => app.close());

const labels = ({ reply }: Answer): string[] =>
  allActions(reply).map(({ label }: { label?: string }) => label ?? '');
const text = ({ reply }: Answer): string => plain(reply);

describe('given an offer with its level and place', () => {
  test.each([
    [
      '120k gbp senior london',
      'In the upper half of the band',
      ['Guide’s band: £90K–£130K', 'above 58% of 77 listings (2023–25)', 'top 10%'],
    ],
    [
      '85k gbp senior london',
      'Below the band',
      ['“Can the base reach £90K?”', 'AI engineers negotiate from strength.'],
    ],
    ['140k gbp senior london', 'Above the band', ['Is there equity']],
    ['90-110k eur mid berlin', 'From the lower half of the band to its upper half', ['€90K–€110K']],
    ['$150k senior toronto', 'Below the band', ['CAD $150K', '“$” read as Canadian dollars.', '15 in CAD']],
    [
      '$150k senior london',
      'In the upper half of the band',
      ['$114K–$165K (converted)', 'Converted at 0.79 GBP per US dollar (2025).'],
    ],
    ['45 lakh mid bengaluru', 'In the lower half of the band', ['₹45L', 'Read as rupees.', 'too few']],
    ['1.2cr staff bengaluru', 'Above the band', ['₹65L–₹1.15Cr (midpoint)', 'Listed, India (senior)']],
    [
      '8k eur a month senior amsterdam',
      'Top 25% of software developers',
      ['€8K × 12 = €96K', 'only 12 listings: too few'],
    ],
    ['12m yen senior tokyo', 'No pay figure for Tokyo', ['only 2 listings: too few']],
    ['180k usd senior us', 'Below the band', ['Guide, US average: $250K–$350K']],
    ['120k gbp 6 years london', 'In the upper half of the band', ['Senior AI engineer (6y) · London']],
    [
      '120k gbp from Monzo, senior, london, hybrid',
      'In the upper half of the band',
      ['£120K · Senior AI engineer · London'],
    ],
  ] as const)('when it is “%s”, then its title is “%s”', async (said, title, parts) => {
    const answer = await app.say(`/salary offer ${said}`);
    expect(answer.reply.summary).toBe(title);
    for (const part of parts) expect(text(answer)).toContain(part);
    expect(answer).toMatchObject({ ok: true, visibility: 'private' });
  });

  test.each([
    [
      '$180k base 15% bonus 200k equity over 4 years sign-on 20k senior seattle',
      '≈ $262K a year; base below the band',
      [
        '15% of $180K = $27K',
        '$200K ÷ 4 = $50K',
        '$20K ÷ 4 = $5K',
        'above 35% of 4,453 listings',
        'above 50–75%',
        'US total comp: $300K–$600K: below',
      ],
    ],
    [
      '150k base, 200k equity senior austin',
      '≈ $200K a year; base below the band',
      ['Assumes 4-year vesting.'],
    ],
    [
      'TC 300k senior sf',
      '$300K a year in all, base unknown',
      ['US total comp: $300K–$600K: at the bottom', 'How much of it is base'],
    ],
    [
      '150k base, 0.5% equity, 5k relocation, senior austin',
      'Below the band',
      ['Equity: no amount, not counted.', 'Relocation: not counted.'],
    ],
    [
      '180k base, 20k bonus, TC 300k, senior sf',
      '≈ $200K a year; base below the band',
      ['You gave $300K as the total.'],
    ],
  ] as const)('when it has parts, “%s”, then its arithmetic is in the answer', async (said, title, parts) => {
    const answer = await app.say(`/salary offer ${said}`);
    expect(answer.reply.summary).toBe(title);
    for (const part of parts) expect(text(answer)).toContain(part);
  });

  it('when its ways on are looked at, then they lead on, hold no amount, and none shares it', async () => {
    const answer = await app.say('/salary offer 123457 gbp senior london');
    expect(labels(answer)).toEqual(['Negotiate it', 'See the band', 'Another offer']);
    expect(JSON.stringify([answer.call, answer.reply.actions])).not.toContain('123457');
  });
});

describe('given two offers', () => {
  test.each([
    [
      '120k gbp london vs 140k eur berlin, senior',
      'A is worth ≈ £4K a year more',
      ['In GBP', '£116K', 'upper half', 'above'],
    ],
    [
      '180k base 200k equity vs 220k, senior seattle',
      'A is worth ≈ $10K a year more',
      ['$200K ÷ 4 = $50K', 'at the bottom'],
    ],
    ['120k vs 120k senior london', 'Both are worth the same a year', []],
    ['90-140k vs 120k senior london', 'Which is worth more depends on where in its range', []],
    ['120k gbp senior london or berlin', 'London: upper half; Berlin: above', []],
    ['120k gbp mid staff london', 'Mid: above; Staff: lower half', ['Level']],
  ] as const)('when they are “%s”, then the title is “%s”', async (said, title, parts) => {
    const answer = await app.say(`/salary offer ${said}`);
    expect(answer.reply.summary).toBe(title);
    for (const part of parts) expect(text(answer)).toContain(part);
    expect(text(answer)).toContain('Not adjusted for tax or cost of living.');
  });
});

describe('given an offer that lacks something', () => {
  it('when the level is missing, then it is asked for by buttons that open the form and hold no amount', async () => {
    const answer = await app.say('/salary offer 123457 gbp london');
    expect(answer.reply.summary).toBe('Which level?');
    expect(text(answer)).toContain('I don’t keep amounts.');
    const [levels] = answer.reply.actions;
    if (levels?.type !== 'menu') throw new Error('no menu');
    expect(levels.choices[0]?.call).toEqual({
      ...{ path: ['salary', 'offer'], intent: 'form' },
      fields: { place: ['london'], level: ['entry'] },
    });
  });

  it.each(['/salary offer', '/salary offer senior london', 'evaluate my offer'])(
    'when “%s” holds no amount, then the form is offered, with what is known',
    async (said) => {
      const answer = await app.say(said);
      expect(answer.reply.summary).toBe('Your offer');
      expect(labels(answer)).toEqual(['Open the form']);
    },
  );

  it('when it is said with level and place remembered, then they are used and said', async () => {
    const actor = { platform: 'test', id: 'p9', name: 'Eve' };
    await app.say('/rung settings senior london', { actor });
    const answer = await app.say('/salary offer 120k', { actor });
    expect(answer.reply.summary).toBe('In the upper half of the band');
    expect(text(answer)).toContain('From your settings: Senior, London.');
  });

  test.each([
    ['120 senior london', 'In what unit is that?'],
    ['650 a day senior london', 'I compare yearly pay'],
    ['120k 130k', 'What is each amount?'],
    ['120k aed senior dubai', 'I have no exchange rate for AED'],
    ['30000 senior bangalore', 'Is that a month’s pay?'],
    ['45 lakh vs 60 lakh vs 70 lakh senior bangalore', 'I compare two offers at a time'],
  ])(
    'when “%s” cannot be judged, then it is refused before anything is asked, with an example and the form',
    async (said, title) => {
      const answer = await app.say(`/salary offer ${said}`);
      expect(answer.reply.summary).toBe(title);
      expect(text(answer)).toContain('Example: /salary offer ');
      expect(labels(answer)).toEqual(['Open the form']);
    },
  );
});

describe('given the parts of an offer apart', () => {
  it('when they are filled in, then they are read as one offer', async () => {
    const answer = await app.press({
      path: ['salary', 'offer'],
      fields: {
        base: '180k usd',
        bonus: '15%',
        equity: '200k over 4 years',
        'sign-on': '20k',
        where: 'senior, seattle',
      },
    });
    expect(answer.reply.summary).toBe('≈ $262K a year; base below the band');
    expect(answer.call.fields).toEqual({ level: ['senior'], place: ['seattle'] });
  });

  it('when some are empty or none, then they are left out', async () => {
    const fields = { base: '120k', bonus: 'none', equity: '0', level: ['senior'], place: ['london'] };
    const answer = await app.press({ path: ['salary', 'offer'], fields });
    expect(answer.reply.summary).toBe('In the upper half of the band');
  });

  it('when the form is opened anew, then level and place are filled in, and no amount', async () => {
    const form = await app.core.form({
      ...{ id: 'i', path: ['salary', 'offer'], intent: 'form', at: 1 },
      actor: { platform: 'test', id: 'p1', name: 'Ada' },
      venue: { platform: 'test', channel: 'c1', direct: false },
      input: { kind: 'fields', fields: { offer: '123457 gbp', level: ['senior'], place: ['c:gb'] } },
    });
    const values = form?.fields.map(({ input }) => (input.kind === 'text' ? input.value : ''));
    expect(values).toEqual(['', '', '', '', 'senior, UK']);
    expect(JSON.stringify(form?.call)).not.toContain('123457');
  });
});

describe('given offers of every kind', () => {
  const OFFERS = ['120k gbp', '150k eur', '$180k', '45 lakh', '8k eur a month', '90-110k eur', 'TC 300k usd'];
  const PARTS = ['', ', 10% bonus', ', 10% bonus, 200k equity, 20k sign-on', ', 0.5% equity, 5k relocation'];
  const JOBS = [
    'senior london',
    'mid vancouver llm',
    'staff seattle',
    'principal us',
    'entry bengaluru',
    'senior paris',
    '6y singapore',
  ];

  /** The arithmetic of a part has its figures beside it: so many words more for each that was typed. */
  const MORE_A_PART = 7;

  it('when each is judged, then its answer keeps the budget of a message', async () => {
    const over: string[] = [];
    for (const offer of OFFERS)
      for (const part of offer.startsWith('TC') ? [''] : PARTS)
        for (const job of JOBS) {
          const name = `/salary offer ${offer}${part}, ${job}`;
          const message = { name, hasPlan: false, answer: await app.say(name) };
          expect(message.answer.ok, name).toBe(true);
          const more = MORE_A_PART * (part.split(',').length - 1);
          over.push(...overBudget(message, 'slack', more), ...overBudget(message, 'discord', more));
        }
    expect(over).toEqual([]);
  });
});
