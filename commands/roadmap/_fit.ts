import { dayTime, paragraph, writeRange, type Block, type Timetable } from '#bot';

const WEEK = 7;

/** Whether it can be done in time, said plainly. */
export function fitBlock(plan: Timetable, start: number | undefined, end: number | undefined): Block[] {
  const { fit, total } = plan;
  if (start === undefined) return [];
  const quickest = start + total.min * WEEK - 1;
  if (end === undefined) {
    return plan.end === undefined || total.min === total.max
      ? []
      : [
          paragraph([
            'At a fast pace you finish by ',
            dayTime(quickest),
            '. The dates here are for a steady one.',
          ]),
        ];
  }
  switch (fit.kind) {
    case 'free':
      return [];
    case 'fits':
      return [
        paragraph([
          'Yes, it fits by ',
          dayTime(end),
          fit.spare === 0
            ? ', without a week to spare.'
            : `, with ${writeRange(both(fit.spare), 'week')} to spare.`,
        ]),
      ];
    case 'quick':
      return [
        paragraph([
          'Yes, it fits by ',
          dayTime(end),
          ` if you keep up: you have ${writeRange(both(fit.available), 'week')} and it takes ${writeRange(total, 'week')}. The dates here fill the time.`,
        ]),
      ];
    case 'late': {
      const need =
        fit.hours === undefined
          ? 'No weekly hours would do it.'
          : `You would need ${fit.hours} h a week, not ${plan.hours}.`;
      return [
        paragraph([
          'No, it does not fit by ',
          dayTime(end),
          `: it takes at least ${writeRange(both(total.min), 'week')} and you have ${fit.available}. ${need} These dates are the fastest.`,
        ]),
      ];
    }
  }
}

const both = (weeks: number) => ({ min: weeks, max: weeks });
