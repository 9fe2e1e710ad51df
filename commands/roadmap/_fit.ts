import { dayTime, paragraph, writeRange, type Block, type Roadmap, type Timetable } from '#bot';

const WEEK = 7;

/** Whether it can be done in time, said plainly. */
export function fitBlock(
  plan: Timetable,
  roadmap: Roadmap,
  start: number | undefined,
  end: number | undefined,
): Block[] {
  const { fit, total } = plan;
  if (start === undefined) return [];
  const quickest = start + total.min * WEEK - 1;
  if (end === undefined) {
    return plan.end === undefined || total.min === total.max
      ? []
      : [
          paragraph([
            'At the quickest you are done by ',
            dayTime(quickest),
            '; the dates below take their time.',
          ]),
        ];
  }
  switch (fit.kind) {
    case 'free':
      return [];
    case 'fits':
      return [
        paragraph([
          'It fits by ',
          dayTime(end),
          fit.spare === 0
            ? ', without a week to spare.'
            : `, with ${writeRange(both(fit.spare), 'week')} to spare.`,
        ]),
      ];
    case 'quick':
      return [
        paragraph([
          'It fits by ',
          dayTime(end),
          ` if you keep up: there are ${writeRange(both(fit.available), 'week')}, and it takes ${writeRange(total, 'week')}. The dates below are stretched to fit.`,
        ]),
      ];
    case 'late': {
      const need =
        fit.hours === undefined
          ? 'No week has the hours it would need.'
          : `It would take ${fit.hours} h a week instead of ${plan.hours}.`;
      return [
        paragraph([
          'It does not fit by ',
          dayTime(end),
          `: there ${fit.available === 1 ? 'is' : 'are'} ${writeRange(both(fit.available), 'week')}, and it takes ${writeRange(both(total.min), 'week')} at the quickest. ${need} The dates below are the quickest for ${roadmap.hours === plan.hours ? `the ${plan.hours} h it assumes` : `${plan.hours} h`}.`,
        ]),
      ];
    }
  }
}

const both = (weeks: number) => ({ min: weeks, max: weeks });
