/** How much a line of the log matters: the process ends, work was lost, look at it, good to know, every event. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug';

/** What stands beside the words of a line, for who searches logs. Nothing that anybody typed may be in it. */
export interface LogFields {
  /** `info` where it is left out. */
  readonly level?: LogLevel;
  /** What happened, as one of few names with dashes: `token-refused`. */
  readonly event?: string;
  /** The id that a person was shown, or that other lines give. */
  readonly id?: string;
  readonly platform?: string;
  /** Written as a hash, in the words of the line too, where the operator set a key for that. */
  readonly workspace?: string;
  /** Who of the operator's people did it, by the name that the machine knows them by. */
  readonly user?: string;
}

/** Writes a line for whoever runs Rung. */
export type LogLine = (line: string, fields?: LogFields) => void;
