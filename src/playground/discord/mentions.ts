import type { MessageBody } from './check/message.ts';
import type { World } from './world.ts';

/** Whom a text names, and who of them is notified. */
export interface Mentioned {
  readonly mentions: readonly string[];
  readonly mentionRoles: readonly string[];
  readonly mentionsEveryone: boolean;
  /** Ids of persons and roles, "everyone" and "here". */
  readonly pinged: readonly string[];
}

/** No mentions. */
export const NOBODY: Mentioned = { mentions: [], mentionRoles: [], mentionsEveryone: false, pinged: [] };

const idsIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

/** Reads mentions as Discord does: everything is parsed unless `allowed_mentions` says otherwise. */
export function mentionsIn(
  world: World,
  texts: readonly string[],
  allowed: MessageBody['allowed_mentions'],
  repliedTo?: string,
): Mentioned {
  const text = texts.join('\n');
  const parses = (kind: 'users' | 'roles' | 'everyone'): boolean =>
    !allowed || (allowed.parse?.includes(kind) ?? false);
  const people = idsIn(text, /<@!?(\d+)>/g)
    .filter((id) => world.people.has(id) || id === world.botUserId)
    .filter((id) => parses('users') || allowed?.users?.includes(id));
  const roles = idsIn(text, /<@&(\d+)>/g)
    .filter((id) => id === world.botRoleId)
    .filter((id) => parses('roles') || allowed?.roles?.includes(id));
  const replied = repliedTo !== undefined && (!allowed || allowed.replied_user === true) ? [repliedTo] : [];
  const everyone = parses('everyone') ? idsIn(text, /@(everyone|here)\b/g) : [];
  const mentions = [...new Set([...people, ...replied])];
  return {
    mentions,
    mentionRoles: roles,
    mentionsEveryone: everyone.length > 0,
    pinged: [...mentions, ...roles, ...everyone],
  };
}
