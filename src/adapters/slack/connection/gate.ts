import type { Telemetry } from '../../shared/adapter.ts';
import type { Revoked } from '../../shared/failure.ts';

/** Tells the operator once when Slack does not let the app in, with the fix, and once when it does again. */
export interface Gate {
  readonly isShut: boolean;
  shut(by: 'bot' | 'socket', failure: Revoked): void;
  open(by: 'bot' | 'socket'): void;
}

const NAMES = { bot: 'the bot token', socket: 'the app token' } as const;

/** `changed` is told what keeps the app out, in words; undefined once nothing does. */
export function createGate(telemetry: Telemetry, changed: (cause: string | undefined) => void): Gate {
  const failures = new Map<'bot' | 'socket', string>();
  const causes = (): string | undefined =>
    failures.size === 0
      ? undefined
      : [...failures].map(([by, what]) => `${what}: Slack does not accept ${NAMES[by]}`).join('; ');
  return {
    get isShut() {
      return failures.size > 0;
    },
    shut(by, { what, fix }) {
      telemetry.count('revoked');
      if (failures.get(by) === what) return;
      failures.set(by, what);
      changed(causes());
      telemetry.log(`slack: ${what}: Slack does not accept ${NAMES[by]}. ${fix} Rung keeps trying.`);
    },
    open(by) {
      if (!failures.delete(by)) return;
      changed(causes());
      telemetry.log(`slack: Slack accepts ${NAMES[by]} again.`);
    },
  };
}
