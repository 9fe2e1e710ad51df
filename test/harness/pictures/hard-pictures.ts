import type { Amount, AxisMoney, PayBand, Picture } from '../../../src/reply/picture.ts';
import { SAMPLE_PICTURES } from '../replies/sample-pictures.ts';

/** Names that a careless picture would cut, overlap or leave blank. */
export const HARD_NAMES = [
  'Maximiliane Wolfeschlegelsteinhausenbergerdorff von und zu Hohenzollern-Sigmaringen',
  'Zażółć Gęślą Jaźń Þórhallsdóttir',
  'عبد الرحمن بن محمد',
  '田中さくら',
  '🦄🦄🦄',
  '<b>&"Bobby\'s"</b>',
] as const;

const RUPEES: AxisMoney = { prefix: '', sign: '₹', scale: 'lakh' };
const crores = (amount: number): Amount => ({ amount: amount * 10_000_000, text: `₹${amount}Cr` });
const band = (low: number, high: number, estimate: boolean): PayBand => ({
  ...{ low: low * 10_000_000, high: high * 10_000_000, open: true, estimate },
  text: `${estimate ? '≈ ' : ''}₹${low}Cr–₹${high}Cr+`,
});
const wide = band(0.9635, 13.9173, true);
const { salary, compare, offer, roadmap, skills, team } = SAMPLE_PICTURES;
const long = HARD_NAMES[0];

/** Each kind at its widest: the longest names and bands, rupees in crore, as many rows as there can be. */
export const WIDEST: readonly Picture[] = [
  {
    ...salary,
    ...{
      eyebrow: `${long} · ${long}`,
      title: long,
      figure: wide.text,
      subtitle: `${long} ${long}`,
      money: RUPEES,
    },
    rows: salary.rows.map((row, at) => ({
      ...row,
      label: HARD_NAMES[at] ?? long,
      band: band(0.1173 + at, 5.9269 + 2 * at, at % 2 === 0),
    })),
    listed: {
      ...{
        label: long,
        level: `${long} level`,
        p10: crores(2.1173),
        p25: crores(2.1273),
        median: crores(2.1373),
      },
      ...{ p75: crores(2.1473), p90: crores(2.1573), count: '104,453 listings' },
    },
    official: {
      label: long,
      median: crores(0.9269),
      low: crores(0.1173),
      high: crores(17.9269),
      between: 'middle 80%',
    },
  },
  {
    ...compare,
    ...{ eyebrow: `${long} · ${long}`, title: `${long} pays most`, subtitle: long, money: RUPEES },
    rows: HARD_NAMES.slice(0, 5).map((label, at) => ({
      ...{ label, asked: at === 2, band: band(0.1173 * (at + 1), 9.9269 - at, at !== 2) },
      ...{ local: '≈ CAD $1.245M–$12.678M', beside: `≈ 12.3× ${long}`.slice(0, 26) },
      listed: crores(at + 0.5),
    })),
  },
  {
    ...offer,
    ...{ eyebrow: long, title: `Above 95% of listings in ${long}:`, figure: '₹12.3456Cr', money: RUPEES },
    ...{ offer: crores(12.3456), percent: 95, standing: 'above 95% of them', band: wide },
    bandAs: `guide ${wide.text} (midpoint, +20–30%, converted)`,
    curve: offer.curve.map(({ percent }) => ({ percent, amount: 10_000_000 * (0.5 + percent / 10) })),
    listed: {
      ...{ label: `Listed, ${long}`.slice(0, 30), level: '', count: '104,453 listings' },
      ...{ p10: crores(1.5), p25: crores(3), median: crores(5.5), p75: crores(8), p90: crores(9.5) },
    },
  },
  {
    ...roadmap,
    ...{ eyebrow: long, title: `Now: ${long}`, subtitle: `${long} ${long}` },
    deadline: { at: 12, text: 'wanted 30 Sept 2027' },
    steps: roadmap.steps.map((step, at) => ({
      ...step,
      label: HARD_NAMES[at] ?? long,
      length: 'about 104–156 weeks',
    })),
    ticks: Array.from({ length: 40 }, (_none, at) => ({ at, text: `Sep ${2026 + at}` })),
  },
  {
    ...skills,
    ...{ eyebrow: long, title: `First gap: ${long}` },
    rows: HARD_NAMES.map((label, at) => ({
      label,
      own: at % 4,
      wanted: 3,
      isRated: true,
      gap: at % 4 === 3 ? 'ok' : `+${3 - (at % 4)}`,
    })),
  },
  {
    ...team,
    ...{ eyebrow: long, title: `${long} is at 100%`, subtitle: long },
    rows: HARD_NAMES.slice(0, 5).map((label, at) => ({
      ...{ label, followers: '1,200 following', done: at * 30_000, recent: at * 9_000, of: 120_000 },
      ...{ text: `${at * 30},000 of 120,000`, recently: `${at * 9},000 this week` },
    })),
  },
];

/** Each kind with the least that it can hold. */
export const NARROWEST: readonly Picture[] = [
  {
    ...salary,
    rows: salary.rows.filter(({ asked }) => asked),
    listed: undefined,
    official: undefined,
    subtitle: '',
  },
  { ...compare, rows: compare.rows.slice(0, 2) },
  { ...offer, band: undefined, bandAs: '' },
  { ...roadmap, steps: roadmap.steps.slice(2, 3), now: undefined, deadline: undefined, ticks: [] },
  { ...skills, rows: skills.rows.slice(0, 1) },
  {
    ...team,
    rows: team.rows.slice(0, 1).map((row) => ({ ...row, done: 0, recent: 0, of: 0, text: '0 of 0' })),
  },
];

/** All that are tried. */
export const TRIED: readonly Picture[] = [...Object.values(SAMPLE_PICTURES), ...WIDEST, ...NARROWEST];
