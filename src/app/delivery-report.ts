import type { Store } from '../store/store.ts';
import type { EpochMs } from '../time.ts';

/** How many of the ledger are listed. */
const LISTED = 50;
/** Older messages are not sent again: twelve hours, in milliseconds. */
const LATEST = 12 * 3_600_000;

/**
 * The operator's look at nudges that were given up, and another try for those under twelve hours old; false for words
 * that are neither. People are named by their platform's ids.
 */
export async function deliveryReport(
  store: Pick<Store, 'nudges' | 'retryNudges' | 'countDue'>,
  words: readonly string[],
  now: EpochMs,
  say: (line: string) => void,
): Promise<boolean> {
  const [what = 'failed', ...more] = words;
  if (more.length > 0 || !['failed', 'retry'].includes(what)) return false;
  if (what === 'retry') {
    const again = await store.retryNudges(now - LATEST, now);
    say(`${again} ${again === 1 ? 'nudge is' : 'nudges are'} due again.`);
    return true;
  }
  const states = ['dropped', 'failed', 'unknown'] as const;
  let count = 0;
  for (const state of states) {
    for (const { person, occurrence, dueAt, attempts, error } of await store.nudges(state, LISTED)) {
      const who = [person.platform, person.workspace, person.person].filter((one) => one !== '').join(' ');
      say(
        `${state}  ${new Date(dueAt).toISOString()}  ${who}  of ${occurrence}, ${attempts} tried: ${error ?? ''}`,
      );
      count++;
    }
  }
  say(
    count === 0
      ? 'No nudge has failed.'
      : `“npm run nudges -- retry” sends again what is under 12 hours late.`,
  );
  say(`${await store.countDue(now)} due now.`);
  return true;
}
