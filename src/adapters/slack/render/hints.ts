/** Instructions for people where Rung may not write in their channel, by Slack's error word. */
const HINTS: ReadonlyMap<string, (bot: string) => string> = new Map(
  Object.entries({
    not_in_channel: invite,
    // Slack says so of a private channel that Rung is not in.
    channel_not_found: invite,
    is_archived: () =>
      'This channel is archived. Use another, or unarchive it in its settings, then try again.',
    restricted_action: () =>
      'Only some people may post in this channel. Use another, or ask an admin to let apps post here, then try again.',
    restricted_action_read_only_channel: () =>
      'Nobody may post in this channel just now. Use another, or ask an admin to open it, then try again.',
    restricted_action_thread_only_channel: () =>
      'Only replies may be posted in this channel. Use another, or try again in a thread.',
    restricted_action_non_threadable_channel: () =>
      'This channel has no threads. Try again in the channel itself.',
    restricted_action_thread_locked: () => 'This thread is locked. Try again in the channel itself.',
    thread_not_found: () => 'The message of this thread is gone. Try again in the channel itself.',
    channel_is_limited_access: () =>
      'Access to this channel is limited. Use another, or ask an admin to let apps post here, then try again.',
  }),
);

function invite(bot: string): string {
  return `Invite Rung with “/invite @${bot}”, then try again.`;
}

/**
 * Instructions for people so that Rung may write in their channel, by Slack's error word; undefined where they can do
 * nothing. `bot` is the name by which they invite it.
 */
export const hintFor = (word: string, bot = 'Rung'): string | undefined => HINTS.get(word)?.(bot);
