import { isTooLate, MAX_LATENESS, MAX_LATENESS_TEXT } from '../../scheduling/calendar/lateness.ts';
import { isChannelRecipient, type Letter, type LetterKey, type Recipient } from '../../store/store.ts';
import type { EpochMs } from '../../time.ts';
import { UsageError } from '../console.ts';
import { writeOwner } from './find.ts';
import type { Act, AdminParts } from './parts.ts';
import { ADMIN_USAGE } from './usage.ts';
import { countOf, minuteOf, tableOf } from './table.ts';

/** How many messages that were given up, and that are tried again, are listed for people. */
const LISTED = 50;
/** How many for programs. */
const MOST = 10_000;

/** The id of a message that was given up, as the operator writes it. */
const writeLetter = ({ recipientId, kind, occurrence }: LetterKey): string =>
  `${recipientId}:${kind}:${occurrence}`;

/** @throws UsageError it is no id of a message */
function readLetter(word: string): LetterKey {
  const [, id, kind, occurrence] = /^(\d{1,15}):([^:]{1,128}):([^:]{1,128})$/.exec(word) ?? [];
  if (id === undefined || kind === undefined || occurrence === undefined)
    throw new UsageError(
      `${word} is no id of a message; "letters" lists them, such as 17:weekly-plan:2026-11-30`,
      ADMIN_USAGE,
    );
  return { recipientId: Number(id), kind, occurrence };
}

/** Whom a message goes to, by the platform's ids. */
function writeRecipient(recipient: Recipient): string {
  const who = isChannelRecipient(recipient) ? `channel ${recipient.channel}` : recipient.person;
  return `${writeOwner(recipient)} ${who}`;
}

/** Why a message that was given up cannot be sent again; undefined where it can. */
export function whyNot({ dueAt, schedule, hasLater }: Letter, now: EpochMs): string | undefined {
  if (isTooLate(dueAt, now)) return `over ${MAX_LATENESS_TEXT} late`;
  if (hasLater) return 'a later one was due since';
  if (!schedule) return 'nobody asks for it any more';
  if (schedule.state !== 'active') return `its messages are ${schedule.state}`;
  if (schedule.nextAt !== undefined && schedule.nextAt <= now) return 'the next is due already';
  return undefined;
}

/** Lists messages that were given up, and those that are tried again by themselves. */
export const letters: Act = async ({ options }, { store, now, say }) => {
  const at = now();
  const given = await store.operator.letters(options.json ? MOST : LISTED);
  if (options.json) {
    say(
      JSON.stringify(
        given.map((one) => asJson(one, at)),
        undefined,
        2,
      ),
    );
    return true;
  }
  const columns = ['id', 'was due', 'to', 'tries', 'why it was given up', 'again?'];
  const rows = given.map((one) => [
    ...[writeLetter(one), minuteOf(one.dueAt), writeRecipient(one.recipient), String(one.attempts)],
    ...[one.error ?? '', whyNot(one, at) ?? 'yes'],
  ]);
  if (rows.length > 0) {
    tableOf(
      columns.map((title) => ({ title, numbers: title === 'tries' })),
      rows,
    ).forEach(say);
    if (rows.length === LISTED) say(`These are the latest ${LISTED}; --json has all.`);
    say(
      `"resend ID" sends one again, "resend --all" all that are not over ${MAX_LATENESS_TEXT} late, "drop ID" takes one off this list.`,
    );
  } else say('No message was given up.');
  await sayTried(store.ledger, say);
  say(`${countOf(await store.ledger.countDue(at), 'message')} due now.`);
  return true;
};

async function sayTried(ledger: AdminParts['store']['ledger'], say: AdminParts['say']): Promise<void> {
  const tried = [...(await ledger.list('failed', LISTED)), ...(await ledger.list('unknown', LISTED))];
  if (tried.length === 0) return;
  say('Tried again by itself:');
  const rows = tried.map(({ dueAt, recipient, attempts, error }) => [
    ...[minuteOf(dueAt), writeRecipient(recipient), String(attempts), error ?? ''],
  ]);
  const columns = ['was due', 'to', 'tries', 'why'];
  tableOf(
    columns.map((title) => ({ title, numbers: title === 'tries' })),
    rows,
  ).forEach(say);
}

const asJson = (letter: Letter, now: EpochMs) => ({
  ...{
    id: writeLetter(letter),
    recipient: letter.recipient,
    kind: letter.kind,
    occurrence: letter.occurrence,
  },
  ...{ dueAt: new Date(letter.dueAt).toISOString(), attempts: letter.attempts, why: letter.error ?? null },
  notAgain: whyNot(letter, now) ?? null,
});

/** Has messages that were given up be sent again, while they are not too late. */
export const resend: Act = async ({ words, options }, { store, now, say, audit }) => {
  if (options.all === words.length > 0) throw new UsageError('give ids of messages, or --all', ADMIN_USAGE);
  const at = now();
  const since = at - MAX_LATENESS;
  let count = options.all ? await store.ledger.retryDropped(since, at) : 0;
  let isDone = true;
  for (const key of words.map(readLetter)) {
    const letter = await store.operator.letter(key);
    const why = letter ? whyNot(letter, at) : 'no message was given up that has this id';
    const again = why === undefined ? await store.ledger.retryDropped(since, at, key) : 0;
    count += again;
    isDone &&= again > 0;
    if (again === 0) say(`${writeLetter(key)} is not sent again: ${why ?? 'it has changed meanwhile'}.`);
  }
  if (count > 0) audit('resend', `had ${countOf(count, 'message')} sent again`);
  say(`${countOf(count, 'message')} due again.`);
  return isDone;
};

/** Takes messages that were given up off the list. */
export const drop: Act = async ({ words }, { store, now, say, audit }) => {
  let count = 0;
  for (const key of words.map(readLetter)) {
    if (await store.operator.settleLetter(key, now())) count += 1;
    else say(`${writeLetter(key)} is not on the list.`);
  }
  if (count > 0) audit('drop', `dropped ${countOf(count, 'message')} that had been given up`);
  say(`${countOf(count, 'message')} dropped.`);
  return count === words.length;
};
