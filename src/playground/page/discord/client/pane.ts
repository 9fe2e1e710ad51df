import type { APIMessage } from 'discord-api-types/v10';
import type { SeenMessage } from '../../../discord/people/screen.ts';
import type { NoticeRecord } from '../../../discord/world.ts';
import type { Entry } from '../../seam/client.ts';
import type { Repliable } from '../render/head.ts';
import { displayName } from '../render/head.ts';
import { plainWords } from '../render/markdown/draw.ts';
import { dayWords } from '../render/markdown/time.ts';
import { dayRule, message, notice } from '../render/message.ts';
import type { Scene } from '../render/scene.ts';

/** What one person has before them in one place. */
export interface Pane {
  readonly messages: readonly SeenMessage[];
  readonly notices: readonly NoticeRecord[];
  /** The name of the person who looks. */
  readonly who: string;
  /** Keys of what they dismissed. */
  readonly dismissed: ReadonlySet<string>;
}

/** How long a message continues the one before of the same author, in milliseconds. */
const CONTINUES = 7 * 60_000;

/** Messages, notices and the rules between days, oldest first. */
export function entriesOf(pane: Pane, scene: Scene): readonly Entry[] {
  const { messages, notices, dismissed } = pane;
  // A press that came to nothing is told at its message, a command in a line of its own.
  const failed = new Map(
    notices.flatMap((one) => (one.messageId === undefined ? [] : [[one.messageId, one]])),
  );
  const lines = notices.filter(({ command, messageId }) => command !== undefined && messageId === undefined);
  const all = [
    ...messages.map((one) => ({ key: `dc-${one.id}`, at: one.at, one })),
    ...lines.map((line) => ({ key: `dc-${line.id}`, at: line.at, line })),
  ]
    .filter(({ key }) => !dismissed.has(key))
    .sort((a, b) => a.at - b.at);
  return all.flatMap((entry, at): Entry[] => {
    const before = all[at - 1];
    const day = dayWords(entry.at, scene.zone);
    const rule = !before || dayWords(before.at, scene.zone) !== day;
    const drawn =
      'one' in entry
        ? messageOf(entry.one, before && 'one' in before && !rule ? before.one : undefined)
        : notice({ key: entry.key, text: entry.line.text, command: entry.line.command ?? '' }, pane.who);
    const html = String(drawn);
    const dayKey = `dc-day-${day.replaceAll(/\W+/g, '-')}`;
    return [...(rule ? [{ key: dayKey, html: String(dayRule(dayKey, day)) }] : []), { key: entry.key, html }];
  });

  function messageOf(one: SeenMessage, before: SeenMessage | undefined) {
    const raw = one.raw as unknown as APIMessage;
    const runner = raw.interaction_metadata?.user;
    const told = failed.get(one.id);
    const repliesTo = one.answers === undefined ? undefined : replyTo(messages, one.answers);
    return message(
      {
        ...{
          message: raw,
          key: `dc-${one.id}`,
          isEphemeral: one.ephemeral,
          continues: continues(one, before),
        },
        ...(one.command !== undefined &&
          runner && { command: { name: one.command, person: displayName(runner) } }),
        ...(repliesTo && { repliesTo }),
        // The note goes once the message has changed.
        ...(told &&
          told.at > Date.parse(raw.edited_timestamp ?? raw.timestamp) && {
            failed: 'This interaction failed',
          }),
      },
      scene,
    );
  }
}

const continues = (one: SeenMessage, before: SeenMessage | undefined): boolean =>
  before?.from === one.from &&
  before.ephemeral === one.ephemeral &&
  one.command === undefined &&
  one.answers === undefined &&
  one.at - before.at < CONTINUES;

const PREVIEW = 120;

/** The one line of a message that another replies to. */
function replyTo(messages: readonly SeenMessage[], id: string): Repliable {
  const found = messages.find((one) => one.id === id);
  if (!found) return { author: '', isApp: false, words: 'Original message was deleted' };
  const raw = found.raw as unknown as APIMessage;
  const words = plainWords(found.words().split('\n')[0] ?? '');
  return {
    author: displayName(raw.author),
    isApp: raw.author.bot === true,
    words: words.length > PREVIEW ? `${words.slice(0, PREVIEW)}...` : words || 'Click to see message',
  };
}
