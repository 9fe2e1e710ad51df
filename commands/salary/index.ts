import {
  button,
  dayOf,
  defineCommand,
  figuresFor,
  isOwnFigure,
  option,
  payAsks,
  payTalk,
  rememberedFor,
  valueOfMatch,
  voicesIn,
  voicesTitle,
  type Dataset,
  type EpochMs,
  type LevelAsked,
  type PlaceMatch,
  type Reply,
  type Specialisation,
} from '#bot';
import { CITIES } from './_cities.ts';
import { actionsFor, salaryCall, compareWith, type Question } from './_actions.ts';
import { bandsAndVoices, lead, smallPrint, titleFor, type Found } from './_answer.ts';
import { maths } from './_maths.ts';
import { noBand, usAverages, withoutLevel } from './_no-band.ts';

const COUNTRIES = ['us', 'uk', 'germany', 'canada', 'india', 'singapore'];

/** The options of a question of pay, as they are read. */
interface Given {
  readonly level: LevelAsked;
  readonly place: PlaceMatch;
  readonly specialisation: readonly Specialisation[];
  readonly currency: { readonly id: string } | undefined;
  readonly remote: boolean | undefined;
  readonly how: boolean | undefined;
}

export default defineCommand({
  subject: 'pay',
  summary: 'AI engineer pay by level and place, with its source',
  helpLine: { at: 1, label: 'Pay', says: 'what you could earn', example: '/salary senior london' },
  options: {
    level: option.level({
      summary: 'Level or years',
      required: true,
      remembered: 'level',
    }),
    place: option.place({
      summary: 'City or country',
      required: true,
      remembered: 'place',
      overflow: { path: ['salary', 'compare'], option: 'place' },
      ask: ({ remote }) =>
        remote === true
          ? { question: 'Remote from which country?', offer: COUNTRIES }
          : { question: 'Which place?', offer: CITIES },
    }),
    specialisation: option.many(option.specialisation({ summary: 'What the role focuses on' }), 0, 4),
    currency: option.currency({ summary: 'Currency to show it in', remembered: 'currency' }),
    remote: option.flag(['remote', 'remotely', 'wfh', 'work from home'], 'The job is remote'),
    amount: option.amount('An amount of yours; not stored'),
    how: option.flag(
      [
        'how',
        'explain',
        'why',
        'maths',
        'math',
        'show the maths',
        'show maths',
        'show the math',
        'show math',
      ],
      'Show the maths',
    ),
  },
  ignores: payTalk,
  sentenceWords: payAsks,
  ownBands: true,
  examples: [
    '/salary senior london',
    '/salary 6y berlin llm',
    '/salary mid toronto in usd',
    '/salary staff sf',
    '/salary entry remote us',
  ],
  phrases: [
    'salary/pay/wage/earn/compensation/comp/money/income, much make/earn/pay/paid/worth, typical/average/usual salary/pay, salary/pay range, show/see maths/math',
  ],
  role: 'sample',
  leavesOffers: true,
  whenMissing({ place: said, ...given }, dataset, now) {
    if (said === undefined && given['level'] === undefined) return usAverages(dataset, now);
    const name = String(said ?? '');
    const known = dataset.places.get(name);
    const place = known ? { place: known, others: [] } : dataset.places.find(name);
    return place ? withoutLevel(place, given, dataset) : [];
  },
  shareable: true,
  run({ amount, ...given }, { dataset, clock }): Reply {
    const answer = answerOf(given, dataset, clock.now());
    return amount === true ? { ...answer, unshared: true } : answer;
  },
});

/** Answers that are held, of all data together: one is some five kilobytes. */
const MOST = 1_000;
const answered = rememberedFor<Reply>(MOST);

/** The same as `answerTo`, worked out once a day for all who ask the same: most ask for a few levels in a few towns. */
const answerOf = (given: Given, dataset: Dataset, now: EpochMs): Reply =>
  answered(dataset, `${dayOf(now)} ${nameOf(given)}`, () => answerTo(given, dataset, now));

/** Two questions of the same name are the same, with the places that may have been meant as well. */
function nameOf({ level, place, specialisation, currency, remote, how }: Given): string {
  let name = `${level.level.id} ${level.years ?? ''} ${currency?.id ?? ''} ${remote === true} ${how === true} `;
  for (const { id } of specialisation) name += `${id} `;
  name += `| ${valueOfMatch(place)}`;
  for (const { id } of place.others) name += ` ${id}`;
  return name;
}

function answerTo(given: Given, dataset: Dataset, now: EpochMs): Reply {
  const { level, place, specialisation, currency, remote, how } = given;
  const asked: Question = {
    level,
    place,
    specialisations: specialisation,
    currency: currency?.id,
    remote: remote === true,
  };
  const situation = dataset.pay.situate(place.place, place.part, level.level.id);
  const figures = figuresFor(dataset.pay, situation, level.level, specialisation, currency?.id);
  const shown = currency?.id ?? figures.headline?.currency.id;
  const found: Found = { figures, situation, voices: voicesIn(place, level.level.id, shown, dataset) };
  // A company's own figures are for those who see them, and a channel has guests.
  const unshared = ownIn(figures) && ({ unshared: true } as const);
  const title = figures.headline ? titleFor(figures.headline, situation) : voicesTitle(found.voices, dataset);
  if (how === true && title !== undefined)
    return {
      summary: `The maths: ${title}`,
      blocks: [lead(asked, situation, dataset), ...maths(found, dataset, now)],
      actions: [button('Back', salaryCall(asked)), compareWith(asked)],
      ...unshared,
    };
  if (!figures.headline || title === undefined) return noBand(asked, found, dataset, now);
  return {
    summary: title,
    blocks: [
      lead(asked, situation, dataset, unshared ? ': your company’s own band' : ''),
      ...bandsAndVoices(asked, found, dataset, now),
      smallPrint(asked, found, dataset, now),
    ],
    actions: actionsFor(asked, dataset),
    ...unshared,
  };
}

/** Whether a company's own band is among the figures. */
const ownIn = ({ own }: Found['figures']): boolean => own.some(({ quote }) => isOwnFigure(quote));
