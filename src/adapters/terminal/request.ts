import type { Profile } from '../../core/declare/command.ts';
import type { Actor, Invocation, Venue } from '../../core/declare/invocation.ts';

/** The one person at a terminal. */
export const YOU: Actor = { platform: 'terminal', id: 'you', name: 'you' };
/** Whoever has Rung's own terminal runs it. */
export const PROFILE = (): Promise<Profile> => Promise.resolve({ admin: true });
/** The terminal stands for a channel, so that sharing can be tried. */
export const HERE: Venue = {
  ...{ platform: 'terminal', workspace: 'terminal', channel: 'terminal' },
  direct: false,
};

/** Who asks, where and when, of anything done at the terminal. */
export function origin(id: string, at: number): Pick<Invocation, 'id' | 'actor' | 'venue' | 'at'> {
  return { id, actor: YOU, venue: HERE, at };
}

/** A typed line as an invocation: its first word names the command, with or without the slash. */
export function request(line: string, id: string, at: number): Invocation {
  return { ...origin(id, at), path: [], input: { kind: 'text', text: line } };
}
