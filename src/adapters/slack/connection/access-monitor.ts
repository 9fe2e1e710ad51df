import type { Telemetry } from '../../shared/adapter.ts';
import type { Revoked } from '../../shared/failure.ts';

/** The tokens that Slack may refuse. */
export type TokenKind = 'bot' | 'app';

/** Tells the operator once that Slack refuses a token, with what to do about it, and once that it accepts it again. */
export interface AccessMonitor {
  /** Whether any token is refused now. */
  readonly isRefused: boolean;
  refused(token: TokenKind, failure: Revoked): void;
  restored(token: TokenKind): void;
}

const NAMES = { bot: 'the bot token', app: 'the app token' } as const;

/**
 * A monitor to which both tokens are accepted until it hears otherwise. `onChange` is called with what keeps the app
 * out, in words for operators; undefined once nothing does.
 */
export function createAccessMonitor(
  telemetry: Telemetry,
  onChange: (cause: string | undefined) => void,
): AccessMonitor {
  const refusals = new Map<TokenKind, string>();
  const cause = (): string | undefined =>
    refusals.size === 0
      ? undefined
      : [...refusals].map(([token, what]) => `${what}: Slack does not accept ${NAMES[token]}`).join('; ');
  return {
    get isRefused() {
      return refusals.size > 0;
    },
    refused(token, { what, fix }) {
      telemetry.count('revoked');
      if (refusals.get(token) === what) return;
      refusals.set(token, what);
      onChange(cause());
      telemetry.log(`slack: ${what}: Slack does not accept ${NAMES[token]}. ${fix} Rung keeps trying.`, {
        ...{ level: 'error', event: 'token-refused' },
      });
    },
    restored(token) {
      if (!refusals.delete(token)) return;
      onChange(cause());
      telemetry.log(`slack: Slack accepts ${NAMES[token]} again.`, {
        level: 'info',
        event: 'token-accepted',
      });
    },
  };
}
