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

/** Whose rows they are: a workspace of a platform; empty where the platform's ids are global. */
export interface Owner {
  readonly platform: string;
  readonly workspace: string;
}

/** One thing a platform told us, under the id by which it would tell us again. */
export interface Delivery extends Owner {
  readonly id: string;
}

/** What a command may touch: what people asked to be remembered. */
export interface Memory {
  /** The person's remembered values; empty when there are none. */
  defaults(person: PersonKey): Promise<Defaults>;
  /** Lays `changes` over what is remembered (`null` forgets) and returns the result. `at` is epoch milliseconds. */
  remember(
    person: PersonKey,
    changes: Readonly<Record<string, string | null>>,
    at: number,
  ): Promise<Defaults>;
}

/** A lease that was taken or renewed. `token` grows each time it changes hands: what carries an older one is fenced. */
export interface Lease {
  readonly token: number;
}

/**
 * Everything Rung remembers. One implementation of the questions serves both engines; every method is atomic, but
 * for forgetting, which goes batch by batch.
 * Methods reject with the driver's error when the database cannot be reached.
 */
export interface Store extends Memory {
  /**
   * Does `work` and marks the delivery in one transaction; undefined, with nothing done, when it was marked before, by
   * whatever process. What `work` throws undoes both. It may be run again where its transaction lost to another, so it
   * touches nothing but the memory it is handed.
   */
  once<T>(
    delivery: Delivery,
    at: number,
    work: (memory: Memory) => Promise<T>,
  ): Promise<{ readonly done: T } | undefined>;
  /** Marks a delivery that changes nothing; false when it was marked before. Committed in groups. */
  mark(delivery: Delivery, at: number): Promise<boolean>;
  /** Forgets deliveries marked before `before` (epoch milliseconds) and returns how many. */
  forgetDeliveries(before: number): Promise<number>;
  /** Keeps calls under their tokens; a token already kept only has its time renewed. */
  keepCalls(owner: Owner, calls: readonly StoredCall[], at: number): Promise<void>;
  /** The call that `owner` has under a token, if it is still kept. */
  call(owner: Owner, token: string): Promise<string | undefined>;
  /** Forgets calls last shown before `before` (epoch milliseconds) and returns how many. */
  forgetCalls(before: number): Promise<number>;
  /**
   * Takes the lease `name` for `holder` until `until`, when it is free, has run out at `at`, or is the holder's own.
   * Undefined while another holds it. Epoch milliseconds.
   */
  lease(name: string, holder: string, at: number, until: number): Promise<Lease | undefined>;
  /** Lets go of a lease; nothing happens where it is another's. */
  release(name: string, holder: string): Promise<void>;
  close(): Promise<void>;
}
