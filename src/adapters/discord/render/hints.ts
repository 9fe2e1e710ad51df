import { ChannelType, Routes, type APIChannel } from 'discord-api-types/v10';
import type { Venue } from '../../../core/declare/invocation.ts';
import { isMember } from '../connection/membership.ts';
import type { Rest } from '../connection/rest.ts';
import { CODES } from '../connection/failure.ts';

/** Instructions for people where Rung may not write in their channel. */
const HINTS = {
  view: allow('view this channel and send messages in it'),
  send: allow('send messages in this channel'),
  thread: allow('send messages in threads of this channel'),
  add: 'Rung is not in this server. Ask whoever runs the server to add it, or use a server that has it, then try again.',
  archived:
    'This thread is archived. Write something in it to open it, or ask a moderator where it is locked, then try again.',
  locked: 'This thread is locked. Ask a moderator to unlock it, or use the channel itself, then try again.',
  alone: 'Rung can only answer here. Use a channel of a server that has Rung, then try again.',
} as const;

function allow(what: string): string {
  return `Let Rung’s role ${what} (channel settings, Permissions), then try again.`;
}

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/**
 * Instructions for people so that Rung may write in their channel, by Discord's error code; undefined where they can do
 * nothing. What the code leaves open is looked up on Discord. Never rejects.
 */
export async function hintFor(
  code: number,
  { channel, workspace }: Venue,
  rest: Rest,
): Promise<string | undefined> {
  switch (code) {
    case CODES.archivedThread:
      return HINTS.archived;
    case CODES.lockedThread:
      return HINTS.locked;
    case CODES.missingPermissions:
      return (await isThread(channel, rest)) ? HINTS.thread : HINTS.send;
    case CODES.missingAccess:
    case CODES.unknownChannel:
    case CODES.unknownGuild:
      if (workspace === undefined) return HINTS.alone;
      if ((await isMember(rest, workspace)) === false) return HINTS.add;
      return code === CODES.missingAccess ? HINTS.view : undefined;
    default:
      return undefined;
  }
}

async function isThread(channel: string, rest: Rest): Promise<boolean> {
  try {
    const { type } = (await rest.call('GET', Routes.channel(channel))) as APIChannel;
    return THREADS.has(type);
  } catch {
    return false;
  }
}
