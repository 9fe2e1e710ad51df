import type { EpochMs } from '../../../time.ts';

/** Leases by name, which all processes on one store agree on. */
export interface Leases {
  /** Takes or renews a lease from `at` to `until`. Undefined while another holds it. */
  take(name: string, holder: string, at: EpochMs, until: EpochMs): Promise<object | undefined>;
  /** Who holds a lease at a moment; undefined where nobody does. */
  heldBy(name: string, at: EpochMs): Promise<string | undefined>;
  release(name: string, holder: string): Promise<void>;
}
