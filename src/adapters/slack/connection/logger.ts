import { LogLevel, type Logger } from '@slack/bolt';

const nothing = (): void => {
  // Its lines hold what people typed: what matters is told by the adapter, in words and without it.
};

/** A logger for the SDK that says nothing: at some levels it prints whole payloads and tokens. */
export const quiet: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getLevel: () => LogLevel.ERROR,
  setLevel: nothing,
  setName: nothing,
};
