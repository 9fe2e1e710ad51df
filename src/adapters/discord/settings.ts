/** How Discord is reached. */
export interface DiscordSettings {
  readonly token: string;
  /** Where the REST interface is, without a version and without a slash at its end. */
  readonly apiUrl: string;
  /** How many shards the app has, and which of them this process may hold; unset, as many as Discord recommends, any. */
  readonly shards: { readonly count: number; readonly ids?: readonly number[] } | undefined;
}
