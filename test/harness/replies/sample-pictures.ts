import type { AxisMoney, ListedPay, PayBand, Picture } from '../../../src/reply/picture.ts';

export const POUNDS: AxisMoney = { prefix: '', sign: '£', scale: 'thousand' };
const thousands = (amount: number) => ({ amount: amount * 1000, text: `£${amount}K` });
const band = (low: number, high: number, estimate = false): PayBand => ({
  ...{ low: low * 1000, high: high * 1000, open: false, estimate },
  text: `${estimate ? '≈ ' : ''}£${low}K–£${high}K`,
});
const listed: ListedPay = {
  label: 'Listed, UK',
  level: '',
  p10: thousands(60),
  p25: thousands(76),
  median: thousands(115),
  p75: thousands(140),
  p90: thousands(190),
  count: '77 listings',
};

/** One of every kind of picture: adding a kind does not compile until it stands here. */
export const SAMPLE_PICTURES: { readonly [T in Picture['kind']]: Extract<Picture, { kind: T }> } = {
  salary: {
    kind: 'salary',
    source: 'Startupbricks guide, 19 Jan 2025 · aijobs.net, 3 Aug 2025 · ONS, 2025',
    eyebrow: 'AI engineer · London, UK · per year',
    title: 'Senior',
    figure: '£90K–£130K',
    subtitle: 'Listed, UK: middle half £76K–£140K',
    alt: 'AI engineer pay in London, UK, a year. Entry £55K–£75K, mid £70K–£95K, senior £90K–£130K (asked), staff ≈ £110K–£155K, principal £130K–£180K. Listed, UK, 77 listings: 10% under £60K, middle half £76K–£140K, median £115K, 10% over £190K. Official, UK: median £56K, middle 80% £33K–£95K.',
    personal: false,
    money: POUNDS,
    rows: [
      { label: 'Entry', asked: false, band: band(55, 75) },
      { label: 'Mid', asked: false, band: band(70, 95) },
      { label: 'Senior', asked: true, band: band(90, 130) },
      { label: 'Staff', asked: false, band: band(110, 155, true) },
      { label: 'Principal', asked: false, band: band(130, 180) },
    ],
    listed,
    official: {
      label: 'Official, UK',
      median: thousands(56),
      low: thousands(33),
      high: thousands(95),
      between: 'middle 80%',
    },
  },
  compare: {
    kind: 'compare',
    listedAs: 'listed median, country-wide',
    source: 'Startupbricks guide, 19 Jan 2025 · aijobs.net, 3 Aug 2025 · ONS, 2025',
    eyebrow: 'Senior AI engineer · per year, in GBP',
    title: 'San Francisco pays 2.3× London',
    figure: '',
    subtitle: 'Not adjusted for tax or cost of living',
    alt: 'Senior AI engineer pay a year, in GBP. San Francisco ≈ £218K–£296K ($280K–$380K), 2.3× London. London £90K–£130K, listed median £115K. Berlin ≈ £82K–£112K (€95K–€130K), 12% less. Accra: no band.',
    personal: false,
    money: POUNDS,
    rows: [
      {
        ...{ label: 'San Francisco', asked: false, band: band(218, 296, true), local: '$280K–$380K' },
        ...{ beside: '2.3× London', listed: undefined },
      },
      {
        ...{ label: 'London', asked: true, band: band(90, 130), local: '', beside: '' },
        listed: thousands(115),
      },
      {
        ...{ label: 'Berlin', asked: false, band: band(82, 112, true), local: '€95K–€130K' },
        ...{ beside: '12% less', listed: undefined },
      },
      {
        ...{ label: 'Accra', asked: false, band: undefined, local: '', beside: '' },
        listed: undefined,
      },
    ],
  },
  offer: {
    kind: 'offer',
    source: 'Startupbricks guide, 19 Jan 2025 · aijobs.net, 3 Aug 2025 · ONS, 2025',
    eyebrow: 'Senior AI engineer · UK · per year',
    title: 'In the upper half of the band:',
    figure: '£125K',
    subtitle: 'Above 62% of 77 listings, median £115K',
    alt: 'An offer of £125K a year, in the upper half of the band, is above 62% of 77 UK listings: 10% under £60K, middle half £76K–£140K, median £115K, 10% over £190K. The guide’s band is £90K–£130K.',
    personal: true,
    money: POUNDS,
    offer: thousands(125),
    percent: 62,
    standing: 'above 62%',
    curve: [55, 60, 66, 71, 76, 84, 92, 99, 107, 115, 120, 124, 130, 135, 140, 150, 162, 190, 215].map(
      (amount, at) => ({ percent: 5 * (at + 1), amount: amount * 1000 }),
    ),
    listed,
    ...{ band: band(90, 130), bandAs: 'guide £90K–£130K' },
  },
  roadmap: {
    kind: 'roadmap',
    source: 'Startupbricks guide, 19 Jan 2025',
    eyebrow: 'Roadmap · Backend to AI engineer',
    title: 'Now: Evals and fine-tuning',
    figure: '',
    subtitle: 'Step 3 of 5, about 5 months to go',
    alt: 'Roadmap from backend to AI engineer, step 3 of 5, about 5 months to go. 1 Python, maths and ML basics: done. 2 Build and ship a RAG app: done. 3 Evals and fine-tuning: now, 40% of 12 weeks. 4 Deploy, monitor, cut cost: 8 weeks. 5 Portfolio and interviews: ongoing. From Mar to Jan, with marks at May, Jul, Sep and Nov.',
    personal: true,
    steps: [
      {
        ...{ number: 1, label: 'Python, maths and ML basics', state: 'done' },
        ...{ from: 0, to: 10, done: 1, length: 'done' },
      },
      {
        ...{ number: 2, label: 'Build and ship a RAG app', state: 'done' },
        ...{ from: 10, to: 18, done: 1, length: 'done' },
      },
      {
        ...{ number: 3, label: 'Evals and fine-tuning', state: 'now' },
        ...{ from: 18, to: 30, done: 0.4, length: '40% of 12 weeks' },
      },
      {
        ...{ number: 4, label: 'Deploy, monitor, cut cost', state: 'to come' },
        ...{ from: 30, to: 38, done: 0, length: '8 weeks' },
      },
      {
        ...{ number: 5, label: 'Portfolio and interviews', state: 'to come' },
        ...{ from: 38, to: undefined, done: 0, length: 'ongoing' },
      },
    ],
    ticks: ['Mar', 'May', 'Jul', 'Sep', 'Nov', 'Jan'].map((text, at) => ({ at: at * 8.7, text })),
    ...{ now: 23, weeks: 42, deadline: undefined },
  },
  skills: {
    kind: 'skills',
    source: '',
    eyebrow: 'Your skills · Senior',
    title: 'First gap: LLM evals',
    figure: '',
    subtitle: '',
    alt: 'Your skills beside what Senior asks for, grades 0 to 3. LLM evals: 0 of 3, gap +3. Fine-tuning: 1 of 3, gap +2. MLOps and deployment: 1 of 2, gap +1. Python: 3 of 3, ok.',
    personal: true,
    rows: [
      { label: 'LLM evals', own: 0, wanted: 3, isRated: true, gap: '+3' },
      { label: 'Fine-tuning', own: 1, wanted: 3, isRated: true, gap: '+2' },
      { label: 'MLOps and deployment', own: 1, wanted: 2, isRated: true, gap: '+1' },
      { label: 'Python', own: 3, wanted: 3, isRated: true, gap: 'ok' },
    ],
  },
  team: {
    kind: 'team',
    source: '',
    eyebrow: 'Team progress',
    title: '58% of tasks done',
    figure: '',
    subtitle: '12 done this week',
    alt: 'Team progress: 58% of tasks done. 30-day plan: 6 following, 139 of 240, 12 this week. LLM engineering: 1 following, 4 of 6, 0 this week.',
    personal: true,
    rows: [
      {
        ...{ label: '30-day plan', followers: '6 following', done: 139, recent: 12, of: 240 },
        ...{ text: '139 of 240', recently: '12 this week' },
      },
      {
        ...{ label: 'LLM engineering', followers: '1 following', done: 4, recent: 0, of: 6 },
        ...{ text: '4 of 6', recently: '0 this week' },
      },
    ],
  },
};
