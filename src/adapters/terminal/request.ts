import type { Profile } from '../../core/declare/command.ts';
import type { Actor, Invocation, Venue } from '../../core/declare/invocation.ts';
import type { EpochMs } from '../../time.ts';
import { invocationOf, type Requester } from '../shared/requester.ts';

/** The person at the terminal. */
const YOU: Actor = { platform: 'terminal', id: 'you', name: 'you' };
/** Whoever has Rung's terminal runs Rung, and so may do what admins may. */
export const PROFILE = (): Promise<Profile> => Promise.resolve({ admin: true, member: true });
/** The terminal stands for a channel, so that sharing can be tried. */
export const HERE: Venue = {
  ...{ platform: 'terminal', workspace: 'terminal', channel: 'terminal' },
  direct: false,
};

/** Who asks, where and when, of anything done at the terminal. */
export const requester = (id: string, at: EpochMs): Requester => ({ id, actor: YOU, venue: HERE, at });

/** A mention, which people may know from other chats: here everything is said to Rung. */
const MENTION = /^\s*@rung\b/iu;

/** A typed line as an invocation: its first word names the command, with or without the slash. */
export const request = (line: string, id: string, at: EpochMs): Invocation =>
  invocationOf(line.replace(MENTION, ''), requester(id, at));
