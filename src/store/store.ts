/**
 * Who a row belongs to. `workspace` is empty where the platform's person ids are global, and the workspace's id where
 * they are not, so the same id in two workspaces is two people.
 */
export interface PersonKey {
  readonly platform: string;
  readonly workspace: string;
  readonly person: string;
}

/** What a person asked Rung to remember, by option name: `level`, `place`, `currency`. Values are field values. */
export type Defaults = Readonly<Record<string, string>>;

/** A call too long for a platform's button, kept under a token derived from its content. */
export interface StoredCall {
  readonly token: string;
  readonly call: string;
}

/**
 * Everything Rung remembers. One implementation of the questions serves both engines; every method is atomic.
 * Methods reject with the driver's error when the database cannot be reached.
 */
export interface Store {
  /** The person's remembered values; empty when there are none. */
  defaults(person: PersonKey): Promise<Defaults>;
  /** Lays `changes` over what is remembered (`null` forgets) and returns the result. `at` is epoch milliseconds. */
  remember(
    person: PersonKey,
    changes: Readonly<Record<string, string | null>>,
    at: number,
  ): Promise<Defaults>;
  /** Keeps calls under their tokens; a token already kept only has its time renewed. */
  keepCalls(calls: readonly StoredCall[], at: number): Promise<void>;
  /** The call kept under a token, if it is still kept. */
  call(token: string): Promise<string | undefined>;
  /** Forgets calls last shown before `before` (epoch milliseconds) and returns how many. */
  forgetCalls(before: number): Promise<number>;
  close(): Promise<void>;
}
