import { scaleLinear } from 'd3-scale';
import type { RoadmapPicture, StepRow } from '../reply/picture.ts';
import { BODY, header } from './header.ts';
import { COLOURS, LEFT, RIGHT, SIZES, WIDTH } from './look.ts';
import { footOf } from './legend.ts';
import { disc, line, panel, path, rectangle, words, type Mark, type Sheet } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

const ROW = 92;
/** The signs of the steps, and where their names and bars begin. */
const SIGN = LEFT + 26;
const RADIUS = 23;
const START = 126;
const NAME = 37;
const BAR_TOP = 52;
const BAR = 20;
const GAP = 24;

type Weeks = (weeks: number) => number;

/** A roadmap as a time line: its steps one under the other, each where it lies in time. */
export function roadmapSheet(picture: RoadmapPicture, measure: Measure): Sheet {
  const { steps, ticks, now, deadline } = picture;
  const [from, to] = rangeOf(picture);
  const at: Weeks = scaleLinear().domain([from, to]).range([START, RIGHT]).clamp(true);
  const bottom = BODY + steps.length * ROW;
  const marked = ticks.filter((tick) => tick.at >= from && tick.at <= to);
  const isSeen = now !== undefined && now >= from && now <= to;
  const isWanted = deadline !== undefined && deadline.at <= to;
  const foot = footOf([], picture.source, bottom + 74, measure);
  // Where there is room for one text only, now goes first.
  const texts = [
    ...(isSeen ? [{ x: at(now), text: 'now', colour: COLOURS.asked }] : []),
    ...(isWanted ? [{ x: at(deadline.at), text: deadline.text, colour: COLOURS.text }] : []),
    ...marked.map((tick) => ({ x: at(tick.at), text: tick.text, colour: COLOURS.muted })),
  ];
  return {
    width: WIDTH,
    height: bottom + (picture.source === '' ? 66 : 98),
    marks: [
      ...header(picture, measure),
      ...steps.flatMap(({ state }, row) => (state === 'now' ? [panel(BODY + row * ROW, ROW)] : [])),
      ...steps.flatMap((step, row) => stepRow(step, BODY + row * ROW, { at, to, measure })),
      ...marked.flatMap((tick) =>
        steps.map((_step, row) => {
          const top = BODY + row * ROW + BAR_TOP;
          const on = steps[row]?.state === 'now' ? COLOURS.panel : COLOURS.background;
          return line([at(tick.at), top - 1], [at(tick.at), top + BAR + 1], on, 2, '30 0');
        }),
      ),
      ...links(steps),
      ...(isWanted ? throughAll(at(deadline.at), steps.length, COLOURS.text, 3, '6 5') : []),
      ...(isSeen ? throughAll(at(now), steps.length, COLOURS.asked, 4) : []),
      ...tickTexts(texts, bottom + 34, measure),
      ...foot.marks,
    ],
  };
}

/** The weeks that are in sight: all of the roadmap's; a step without an end goes on a little. */
function rangeOf({ steps, weeks }: RoadmapPicture): readonly [number, number] {
  const most = Math.max(weeks, ...steps.map((step) => step.to ?? step.from), 1);
  return [0, steps.some((step) => step.to === undefined) ? most * 1.12 : most];
}

interface Ground {
  readonly at: Weeks;
  readonly to: number;
  readonly measure: Measure;
}

function stepRow(step: StepRow, y: number, { at, to, measure }: Ground): Mark[] {
  const isNow = step.state === 'now';
  const style = { y: y + NAME, size: SIZES.label, weight: 600 } as const;
  const length = { size: 28, weight: isNow ? 600 : 400 } as const;
  const room = RIGHT - START - widthOf(step.length, length, measure) - GAP;
  const track = isNow ? COLOURS.trackOnPanel : COLOURS.track;
  return [
    ...words(
      {
        ...{ ...style, text: step.label, x: START, most: room, fallback: `Step ${step.number}` },
        fill: step.state === 'to come' ? COLOURS.secondary : COLOURS.text,
      },
      measure,
    ),
    ...words(
      {
        ...{ ...length, text: step.length, x: RIGHT, y: y + NAME, anchor: 'end' },
        fill: isNow ? COLOURS.asked : COLOURS.secondary,
      },
      measure,
    ),
    rectangle({ x: START, y: y + BAR_TOP, width: RIGHT - START, height: BAR, radius: 10, fill: track }),
    ...stepBar(step, at(step.from), at(step.to ?? to), y + BAR_TOP),
    ...sign(step, y + ROW / 2, measure),
  ];
}

/** Filled for what is done, outlined for what is to come; dashed where it has no end. */
function stepBar({ state, done, to }: StepRow, from: number, end: number, y: number): Mark[] {
  const box = { x: from, y, width: Math.max(BAR, end - from), height: BAR, radius: 10 };
  if (state === 'done') return [rectangle({ ...box, fill: COLOURS.band })];
  const colour = state === 'now' ? COLOURS.asked : COLOURS.toDo;
  const outline = {
    ...{
      ...box,
      stroke: colour,
      strokeWidth: 3,
      fill: state === 'now' ? COLOURS.askedSoft : COLOURS.bandSoft,
    },
    ...(to === undefined && { dash: '9 6' }),
  };
  const part = Math.min(1, Math.max(0, done));
  return [
    rectangle(outline),
    ...(part > 0 ? [rectangle({ ...box, width: Math.max(BAR, box.width * part), fill: colour })] : []),
  ];
}

/** A tick for what is done; else the number of the step. */
function sign({ number, state }: StepRow, middle: number, measure: Measure): Mark[] {
  if (state === 'done')
    return [
      disc(SIGN, middle, RADIUS, COLOURS.band, COLOURS.band, 2),
      path(
        [
          [SIGN - 10, middle + 1],
          [SIGN - 3, middle + 8],
          [SIGN + 11, middle - 8],
        ],
        `fill="none" stroke="${COLOURS.background}" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"`,
      ),
    ];
  const isNow = state === 'now';
  return [
    disc(
      SIGN,
      middle,
      RADIUS,
      isNow ? COLOURS.asked : COLOURS.background,
      isNow ? COLOURS.asked : COLOURS.toDo,
      3,
    ),
    ...words(
      {
        ...{
          text: String(number),
          x: SIGN,
          y: middle + 9,
          size: 26,
          weight: isNow ? 700 : 600,
          anchor: 'middle',
        },
        fill: isNow ? COLOURS.background : COLOURS.secondary,
      },
      measure,
    ),
  ];
}

/** The lines between the signs: whole behind what is done, dotted to what is to come. */
const links = (steps: readonly StepRow[]): Mark[] =>
  steps.slice(0, -1).map(({ state }, row) => {
    const top = BODY + row * ROW + ROW / 2 + RADIUS + 6;
    const bottom = top + ROW - 2 * RADIUS - 12;
    return state === 'done'
      ? line([SIGN, top], [SIGN, bottom], COLOURS.band, 4)
      : line([SIGN, top], [SIGN, bottom], COLOURS.toDo, 4, '4 6');
  });

/** A mark on every bar: of this week, or of the day that all is wanted by. */
const throughAll = (x: number, rows: number, colour: string, width: number, dash?: string): Mark[] =>
  Array.from({ length: rows }, (_none, row) => {
    const top = BODY + row * ROW + BAR_TOP;
    return line([x, top - 4], [x, top + BAR + 4], colour, width, dash);
  });

interface Tick {
  readonly x: number;
  readonly text: string;
  readonly colour: string;
}

/** The texts under the bars; one that would touch an earlier one of the list is left out. */
function tickTexts(ticks: readonly Tick[], y: number, measure: Measure): Mark[] {
  const marks: Mark[] = [];
  for (const { x, text, colour } of ticks) {
    const style = { size: SIZES.axis, weight: colour === COLOURS.muted ? 400 : 600 } as const;
    const width = widthOf(text, style, measure);
    const left = Math.min(Math.max(START, x - width / 2), RIGHT - width);
    const isFree = marks.every(
      ({ box }) => !box || box.x + box.width + GAP <= left || left + width + GAP <= box.x,
    );
    if (isFree) marks.push(...words({ ...style, text, x: left, y, fill: colour }, measure));
  }
  return marks;
}
