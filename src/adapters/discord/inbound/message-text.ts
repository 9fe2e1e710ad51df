/** Somebody whom a message mentions, as Discord sends them. */
export interface Named {
  readonly id: string;
  readonly username?: string | undefined;
  readonly global_name?: string | undefined;
}
/** By what a message may mention Rung: its user, and the role that Discord manages for it in a guild. */
export interface Self {
  readonly user: string;
  readonly role: string | undefined;
}

const MARKUP =
  /<(?:@(?<kind>[!&]?)(?<who>\d+)|#(?<channel>\d+)|a?:(?<emoji>\w+):\d+|t:(?<stamp>-?\d{1,13})(?::[tTdDfFR])?|\/(?<command>[^:<>]{1,100}):\d+)>/g;

/** Whether a text mentions Rung; a mere reply to one of its messages does not. */
export const isNamed = (content: string, { user, role }: Self): boolean =>
  [...content.matchAll(MARKUP)].some(({ groups }) => isOurs(groups, user, role));

function isOurs(
  groups: Readonly<Record<string, string | undefined>> | undefined,
  user: string,
  role: string | undefined,
): boolean {
  const who = groups?.['who'];
  return who !== undefined && (groups?.['kind'] === '&' ? who === role : who === user);
}

/**
 * A message's text as its writer saw it: mentions of Rung left out; people, channels, emoji and times as plain text.
 */
export function plainText(content: string, self: Self, named: readonly Named[]): string {
  return content
    .replaceAll(MARKUP, (...found) => {
      const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
      if (isOurs(groups, self.user, self.role)) return ' ';
      const { kind, who, channel, emoji, stamp, command } = groups;
      if (command !== undefined) return `/${command}`;
      if (emoji !== undefined) return `:${emoji}:`;
      if (channel !== undefined) return `#${channel}`;
      if (stamp !== undefined) return dateOf(Number(stamp));
      const person = kind === '&' ? undefined : named.find((one) => one.id === who);
      return `@${person?.global_name ?? person?.username ?? who ?? ''}`;
    })
    .trim();
}

const LAST_SECOND = 8.64e12;
const dateOf = (seconds: number): string =>
  Math.abs(seconds) > LAST_SECOND ? String(seconds) : new Date(seconds * 1000).toISOString().slice(0, 10);
