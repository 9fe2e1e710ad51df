import { LogLevel, type Logger } from '@slack/bolt';

const nothing = (): void => {
  // The SDK's lines hold what people typed. The adapter logs what matters in words of its own.
};

/** A logger for the SDK that logs nothing: the SDK would log whole payloads and tokens at some levels. */
export const silentLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getLevel: () => LogLevel.ERROR,
  setLevel: nothing,
  setName: nothing,
};
