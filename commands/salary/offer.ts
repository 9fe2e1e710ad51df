import { defineCommand, judgeOffer, option, payTalk, type Offer, type Reply } from '#bot';
import { CITIES } from './_cities.ts';
import { refusedReply, refuseOffer, type Job } from './_offer-actions.ts';
import { offerReply } from './_offer-answer.ts';
import { comparedReply } from './_offer-compare.ts';
import { offerErrors, offerFields } from './_offer-form.ts';

/** Words around an offer that say nothing of it. */
const IDLE = [
  ...['etc', 'offer', 'offers', 'offered', 'evaluate', 'judge', 'check', 'compare', 'have', 'accept', 'take'],
  ...[
    'just',
    'my',
    'job',
    'letter',
    'received',
    'getting',
    'brutto',
    'before',
    'tax',
    'negotiate',
    'says',
    'say',
  ],
  ...['recruiter', 'vs', 'versus', 'against', 'better', 'or', 'worth', 'over', 'up'],
];

export default defineCommand({
  summary: 'Where a job offer stands, and what it is worth a year',
  options: {
    offer: option.offer({ summary: 'The offer, or two with “vs”' }),
    level: option.many(
      option.level({ summary: 'Level or years', required: true, remembered: 'level' }),
      1,
      2,
    ),
    place: option.many(
      option.place({
        summary: 'City or country',
        required: true,
        remembered: 'place',
        ask: () => ({ question: 'Which place?', offer: CITIES }),
      }),
      1,
      2,
    ),
    specialisation: option.specialisation({ summary: 'What the role focuses on' }),
    base: option.offerPart('base', '120k gbp', 'Base a year, with its currency'),
    bonus: option.offerPart('bonus', '15%', 'Bonus: a percentage of the base, or an amount'),
    equity: option.offerPart('equity', '200k over 4 years', 'Equity: the whole grant, and its years'),
    'sign-on': option.offerPart('sign-on', '20k', 'Sign-on, paid once'),
    where: option.besideOffer('Level and place'),
  },
  ignores: [...payTalk, ...IDLE],
  sentenceWords: ['offer', 'offers', 'offered'],
  phrases: [
    'judge/evaluate/check/assess/compare offer, got/have/received/get offer, offer good/fair/low/okay',
  ],
  ownBands: true,
  examples: [
    '/salary offer 120k gbp senior london',
    '/salary offer $180k base, 15% bonus, 200k equity over 4 years, senior seattle',
    '/salary offer 45 lakh mid bengaluru',
    '/salary offer 120k gbp london vs 140k eur berlin, senior',
  ],
  role: 'offer',
  passesOverWords: true,
  form: {
    title: 'Your offer',
    submit: 'See where it stands',
    fields: offerFields,
    opensFor: ({ offer }) => offer === undefined,
    check: offerErrors,
  },
  whenMissing({ offer, ...given }, { pay }) {
    const said = pay.offers(String(offer ?? ''));
    return said.kind === 'refused' ? refusedReply(said.refusal, given) : [];
  },
  run({ offer: said, level, place, specialisation }, { dataset, clock }): Reply {
    const [first, second] = [jobAt(0), jobAt(1)];
    if (said === undefined || said.kind === 'none') throw new Error('an offer without an amount');
    if (said.kind === 'refused') throw refuseOffer(said.refusal, first);
    const judged = (offer: Offer, job: Job) => {
      const made = judgeOffer({ ...job, offer, level: job.level.level }, dataset);
      if ('title' in made) throw refuseOffer(made, job);
      return made;
    };
    const isPair = said.otherOffer !== undefined || place.length > 1 || level.length > 1;
    const one = judged(said.offer, first);
    return isPair
      ? comparedReply(
          [one, judged(said.otherOffer ?? said.offer, second)],
          [first, second],
          { isSame: !said.otherOffer, now: clock.now() },
          dataset,
        )
      : offerReply(one, first, dataset, clock.now());

    /** The job of the first or the second offer: what is said once is said of both. */
    function jobAt(at: number): Job {
      const [its, there] = [level[at] ?? level[0], place[at] ?? place[0]];
      if (!its || !there) throw new Error('an offer without level and place');
      return { level: its, place: there, specialisation };
    }
  },
});
