import type { SendResult } from '../../../src/adapters/shared/adapter.ts';
import type { Sending } from './messages.ts';
import type { Random } from './people.ts';
import type { Remote } from './rung.ts';

/** What the platforms do with what is sent to them. `silent`: a message may arrive without a word of it getting back. */
export type Weather = 'fine' | 'silent' | 'down';

/** The platforms: they know what arrived, and behave as they are told to. */
export interface Platforms extends Remote {
  weather: Weather;
  /** Forgets the keys of messages that came before the last call but one: none is asked for that late. */
  forget(): void;
}

const MESSAGE = { channel: 'D0123456789', id: '1767614400.000100' };
const ARRIVED: SendResult = { kind: 'sent', message: MESSAGE };
/** One in so many messages finds a closed inbox. */
const CLOSED = 20_000;

/**
 * The platforms, which tell of each message that arrives. A message that came before is another one on Slack, and none
 * on Discord, which knows its nonce.
 */
export function openPlatforms(
  random: Random,
  arrived: (message: Sending) => void,
  closed: (message: Sending) => void,
): Platforms {
  let keys = new Set<string>();
  let before = new Set<string>();
  const isKnown = (key: string): boolean => keys.has(key) || before.has(key);
  const take = (message: Sending): void => {
    if (message.platform === 'discord' && isKnown(message.key)) return;
    keys.add(message.key);
    arrived(message);
  };
  const platforms: Platforms = {
    weather: 'fine',
    send(message) {
      if (platforms.weather === 'down') return { kind: 'retryable', what: 'it does not answer' };
      if (platforms.weather === 'silent' && random(4) === 0) {
        if (random(2) === 0) take(message);
        return { kind: 'unknown', what: 'no answer came' };
      }
      if (!message.isEdit && random(CLOSED) === 0) {
        closed(message);
        return { kind: 'unreachable', what: 'its inbox is closed' };
      }
      take(message);
      return ARRIVED;
    },
    lookup: (key) => (isKnown(key) ? MESSAGE : undefined),
    forget() {
      before = keys;
      keys = new Set();
    },
  };
  return platforms;
}
