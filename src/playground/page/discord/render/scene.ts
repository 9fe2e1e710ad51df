/** Somebody or something that can be named or chosen. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who looks, when, and what the ids in a message stand for. */
export interface Scene {
  /** The id of the person who looks. */
  readonly viewer: string;
  /** Their IANA time zone. */
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly users: readonly Named[];
  readonly roles: readonly Named[];
  readonly channels: readonly Named[];
  /** Ids of the commands that can be used here. */
  readonly commands: ReadonlySet<string>;
  /** The address of a file by its id. */
  readonly fileUrl: (id: string) => string;
}

/** The name of what has an id; undefined where there is none. */
export const nameOf = (all: readonly Named[], id: string): string | undefined =>
  all.find((one) => one.id === id)?.name;
