import { MAX_LATENESS } from '../scheduling/calendar/lateness.ts';
import { isChannelRecipient, type Recipient, type Repositories } from '../store/store.ts';
import type { EpochMs } from '../time.ts';
import { MAX_LATENESS_TEXT } from '../scheduling/calendar/lateness.ts';

/** How many of the ledger are listed. */
const LISTED = 50;

/**
 * The operator's look at nudges that were given up, and another try for those not too late; false for words
 * that are neither. People are named by their platform's ids.
 */
export async function deliveryReport(
  entries: Pick<Repositories['ledger'], 'list' | 'retryDropped' | 'countDue'>,
  words: readonly string[],
  now: EpochMs,
  say: (line: string) => void,
): Promise<boolean> {
  const [what = 'failed', ...more] = words;
  if (more.length > 0 || !['failed', 'retry'].includes(what)) return false;
  if (what === 'retry') {
    const retried = await entries.retryDropped(now - MAX_LATENESS, now);
    say(`${retried} ${retried === 1 ? 'nudge is' : 'nudges are'} due again.`);
    return true;
  }
  const states = ['dropped', 'failed', 'unknown'] as const;
  let count = 0;
  for (const state of states) {
    for (const { recipient, occurrence, dueAt, attempts, error } of await entries.list(state, LISTED)) {
      say(
        `${state}  ${new Date(dueAt).toISOString()}  ${nameOf(recipient)}  of ${occurrence}, ${attempts} tried: ${error ?? ''}`,
      );
      count++;
    }
  }
  say(
    count === 0
      ? 'No nudge has failed.'
      : `“npm run nudges -- retry” sends again what is under ${MAX_LATENESS_TEXT} late.`,
  );
  say(`${await entries.countDue(now)} due now.`);
  return true;
}

const nameOf = (recipient: Recipient): string => {
  const who = isChannelRecipient(recipient) ? `channel:${recipient.channel}` : recipient.person;
  return [recipient.platform, recipient.workspace, who].filter((one) => one !== '').join(' ');
};
