import { isTooLate } from '../../../src/scheduling/calendar/lateness.ts';
import {
  firstAfterChange,
  type Occurrence,
  type Weekly,
} from '../../../src/scheduling/calendar/occurrence.ts';
import {
  snoozedTo,
  type NotSnoozed,
  type SnoozeKind,
  type Snoozed,
} from '../../../src/scheduling/calendar/snooze.ts';

/** What somebody does with their weekly nudge, or what befalls it. */
export type Step =
  | { readonly kind: 'wait' | 'down'; readonly hours: number }
  | { readonly kind: 'change'; readonly to: Partial<Weekly> }
  | { readonly kind: 'snooze'; readonly by: 'day' | 'monday' | number; readonly last: boolean }
  | { readonly kind: 'pause' | 'resume' };

/** A send that went out. */
export interface Sent extends Occurrence {
  readonly went: number;
  readonly weekly: Weekly;
  readonly snoozed: boolean;
  /** Set when it was snoozed after it came: what it comes back as is the send. */
  putOff: boolean;
}

/** What is checked against the model, as it happens. */
export interface Watch {
  scheduled(weekly: Weekly, now: number, sentDate: string | undefined, next: Occurrence): void;
  snoozed(
    kind: SnoozeKind,
    weekly: Weekly,
    standing: Occurrence,
    now: number,
    result: Snoozed | NotSnoozed,
  ): void;
}

const HOUR = 3_600_000;

/** Lives through the steps as a scheduler would, with nothing but the functions under test; gives what was sent. */
export function live(
  start: { readonly weekly: Weekly; readonly now: number },
  steps: readonly Step[],
  watch: Watch,
  dateIn: (days: number, weekly: Weekly, now: number) => string,
): readonly Sent[] {
  let { weekly, now } = start;
  const sent: Sent[] = [];
  let sentDate: string | undefined;
  let due: (Occurrence & { snoozed: boolean }) | undefined;
  const schedule = (): void => {
    const next = firstAfterChange(weekly, now, sentDate);
    watch.scheduled(weekly, now, sentDate, next);
    due = { ...next, snoozed: false };
  };
  /** Sends what is due by an instant, each at its time or, where nothing ran until then, at the end. */
  const pass = (until: number, running: boolean): void => {
    while (due && due.at <= until) {
      now = running ? due.at : until;
      if (!isTooLate(due.at, now)) {
        sent.push({ ...due, went: now, weekly, putOff: false });
        sentDate = due.date;
      }
      schedule();
    }
    now = until;
  };
  const snooze = ({ by, last }: Extract<Step, { kind: 'snooze' }>): void => {
    if (!due) return;
    const came = sent.at(-1);
    const standing = last && came && !due.snoozed ? came : due;
    const kind = typeof by === 'number' ? { until: dateIn(by, weekly, now) } : by;
    const result = snoozedTo(kind, weekly, standing, now);
    watch.snoozed(kind, weekly, standing, now, result);
    if ('refused' in result) return;
    if (standing === came) came.putOff = true;
    due = { ...result.send, snoozed: true };
  };
  schedule();
  for (const step of steps) {
    if (step.kind === 'wait' || step.kind === 'down') pass(now + step.hours * HOUR, step.kind === 'wait');
    else if (step.kind === 'snooze') snooze(step);
    else if (step.kind === 'pause') due = undefined;
    else if (step.kind === 'change') {
      weekly = { ...weekly, ...step.to };
      if (due) schedule();
    } else if (!due) schedule();
  }
  return sent;
}
