import type { Telemetry } from '../../shared/adapter.ts';

/**
 * Tells the operator once that Discord refuses the app, with what to do about it, and once that it accepts it again.
 */
export interface AccessMonitor {
  refused(what: string, fix: string): void;
  restored(): void;
}

/** A monitor to which the app is accepted until it hears otherwise. */
export function createAccessMonitor(telemetry: Telemetry): AccessMonitor {
  let refusal: string | undefined;
  return {
    refused(what, fix) {
      telemetry.count('revoked');
      if (refusal === what) return;
      refusal = what;
      telemetry.log(`discord: ${what}. ${fix} Rung keeps trying.`, {
        ...{ level: 'error', event: 'token-refused' },
      });
    },
    restored() {
      if (refusal !== undefined)
        telemetry.log('discord: Discord lets Rung in again.', { level: 'info', event: 'token-accepted' });
      refusal = undefined;
    },
  };
}
