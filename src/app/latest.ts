import { LATEST } from '../scheduling/calendar/misfire.ts';

/** How late a message may still be sent, for the operator: "12 hours". */
export const LATEST_IN_WORDS = `${LATEST / 3_600_000} hours`;
