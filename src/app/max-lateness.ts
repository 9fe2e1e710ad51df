import { MAX_LATENESS } from '../scheduling/calendar/lateness.ts';

/** How late a message may still be sent, for the operator: "12 hours". */
export const MAX_LATENESS_TEXT = `${MAX_LATENESS / 3_600_000} hours`;
