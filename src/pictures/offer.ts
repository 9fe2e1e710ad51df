import { scaleLinear } from 'd3-scale';
import type { OfferPicture } from '../reply/picture.ts';
import { gridLines, moneyAxis, tickTexts, type Axis } from './axis.ts';
import { bandBar } from './bars.ts';
import { BODY, header } from './header.ts';
import { footOf, type Entry } from './legend.ts';
import { COLOURS, LEFT, RIGHT, SIZES, WIDTH } from './look.ts';
import { disc, line, path, words, type Mark, type Sheet } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

/** The curve's room from top to bottom, and where the guide's band lies under it. */
const TOP = BODY + 44;
const BOTTOM = TOP + 236;
const BAND = BOTTOM + 36;
const BEYOND = 0.06;
const GAP = 16;
/** Room for the amounts at both ends of the axis, and for the shares on its right. */
const ENDS = 76;
const SHARES = 40;

/** Where an offer stands: the share of listings that pay less, rising from left to right, and the offer on that curve. */
export function offerSheet(picture: OfferPicture, measure: Measure): Sheet {
  const { curve, offer, band, money } = picture;
  const axis = moneyAxis(rangeOf(picture), [LEFT + ENDS, RIGHT - ENDS - SHARES], money, measure);
  const height = scaleLinear().domain([0, 100]).range([BOTTOM, TOP]).clamp(true);
  const points = curve.map(({ percent, amount }) => [axis.at(amount), height(percent)] as const);
  const bottom = band ? BAND + 26 : BOTTOM;
  const [x, y] = [axis.at(offer.amount), height(picture.percent)];
  const foot = footOf(legendOf(picture), picture.source, bottom + 90, measure);
  return {
    width: WIDTH,
    height: bottom + 90 + foot.height + 24,
    marks: [
      ...header(picture, measure),
      ...gridLines(axis, TOP, bottom + 8),
      ...shares(height, measure),
      ...area(points),
      ...(band ? [bandBar(band, false, axis, { middle: BAND, height: 28 })] : []),
      ...quartiles(picture, axis, height),
      line([x, TOP], [x, bottom + 8], COLOURS.asked, 3, '7 6'),
      disc(x, y, 13, COLOURS.asked, COLOURS.background, 5),
      ...offerText(picture, x, measure),
      ...tickTexts(axis, bottom + 42, measure),
      ...foot.marks,
    ],
  };
}

function rangeOf({ curve, offer, band }: OfferPicture): readonly [number, number] {
  const amounts = [
    ...curve.map(({ amount }) => amount),
    offer.amount,
    ...(band ? [band.low, band.high] : []),
  ];
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const beyond = (most - least) * BEYOND;
  return [Math.max(0, least - beyond), most + beyond];
}

/** The lines of the grid across, and which share of the listings each stands for. */
const shares = (height: (percent: number) => number, measure: Measure): Mark[] =>
  [0, 25, 50, 75].flatMap((percent) => [
    line([LEFT, height(percent)], [RIGHT - SHARES - ENDS, height(percent)], COLOURS.grid, 2),
    ...words(
      {
        ...{ text: `${percent}%`, x: RIGHT, y: height(percent) + 9, anchor: 'end' },
        ...{ size: SIZES.axis, weight: 400, fill: COLOURS.muted },
      },
      measure,
    ),
  ]);

function area(points: readonly (readonly [number, number])[]): Mark[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  return [
    path(
      [[first[0], BOTTOM], ...points, [last[0], BOTTOM]],
      `fill="${COLOURS.text}" fill-opacity="0.08" stroke="none"`,
    ),
    path(
      points,
      `fill="none" stroke="${COLOURS.text}" stroke-width="4" stroke-linejoin="round" stroke-linecap="round"`,
    ),
  ];
}

/** The listed quarters and the median as dots on the curve. */
const quartiles = ({ listed }: OfferPicture, axis: Axis, height: (percent: number) => number): Mark[] => [
  disc(axis.at(listed.p25.amount), height(25), 7, COLOURS.text, COLOURS.background, 3),
  disc(axis.at(listed.median.amount), height(50), 10, COLOURS.text, COLOURS.background, 4),
  disc(axis.at(listed.p75.amount), height(75), 7, COLOURS.text, COLOURS.background, 3),
];

/** The offer and where it stands, over its line and above the curve. */
function offerText({ offer, standing }: OfferPicture, x: number, measure: Measure): Mark[] {
  const style = { size: SIZES.label, weight: 700 } as const;
  const text = `${offer.text}, ${standing}`;
  const width = widthOf(text, style, measure);
  const left = Math.min(Math.max(LEFT, x - width / 2), RIGHT - width);
  return words({ ...style, text, x: left, y: TOP - GAP, fill: COLOURS.asked }, measure);
}

const legendOf = ({ band, bandAs, listed }: OfferPicture): Entry[] => [
  { sign: 'asked', text: 'offer' },
  ...(band ? [{ sign: band.estimate ? 'estimate' : 'band', text: bandAs } as const] : []),
  { sign: 'dot', text: `${listed.label}: share that pays less` },
];
