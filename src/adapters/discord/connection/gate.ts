import type { Telemetry } from '../../shared/adapter.ts';

/** Tells the operator once when Discord does not let the app in, with the fix, and once when it does again. */
export interface Gate {
  shut(what: string, fix: string): void;
  open(): void;
}

export function createGate(telemetry: Telemetry): Gate {
  let failure: string | undefined;
  return {
    shut(what, fix) {
      telemetry.count('revoked');
      if (failure === what) return;
      failure = what;
      telemetry.log(`discord: ${what}. ${fix} Rung keeps trying.`);
    },
    open() {
      if (failure !== undefined) telemetry.log('discord: Discord lets Rung in again.');
      failure = undefined;
    },
  };
}
