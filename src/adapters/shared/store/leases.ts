import type { EpochMs } from '../../../time.ts';

/** Leases by name, which all processes on one store agree on. */
export interface Leases {
  /** Takes or renews a lease from `at` to `until`. Undefined while another holds it. */
  take(name: string, holder: string, at: EpochMs, until: EpochMs): Promise<object | undefined>;
  /** Who has taken a lease last and until when, be it over or not; undefined where it is released. */
  read(name: string): Promise<{ readonly holder: string; readonly until: EpochMs } | undefined>;
  release(name: string, holder: string): Promise<void>;
}
