/** The faults that a request can be given. */
export type FaultKind = '5xx' | 'hang' | 'reset' | 'throttle' | 'lost-reply' | 'delay';

/** A fault that a test sets; without `route` every request has it, without `times` it stays until cleared. */
export interface Fault {
  /** Matched with "METHOD /path". */
  readonly route?: RegExp;
  readonly kind: FaultKind;
  readonly times?: number;
  /** How long a delay lasts. */
  readonly ms?: number;
  readonly status?: number;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly global?: boolean;
}

/** Faults of requests, told at any time. */
export interface Faults {
  set(fault: Fault): void;
  clear(): void;
}

/** The faults that stand, as the server takes them. */
export interface FaultBook extends Faults {
  /** The fault that the next request has; it counts as used. */
  take(method: string, path: string): Fault | undefined;
}

/** An empty book of faults. */
export function faultBook(): FaultBook {
  const standing: { fault: Fault; left: number }[] = [];
  return {
    set: (fault) => void standing.push({ fault, left: fault.times ?? Infinity }),
    clear: () => void standing.splice(0),
    take: (method, path) => {
      const found = standing.find(
        ({ fault, left }) => left > 0 && (fault.route?.test(`${method} ${path}`) ?? true),
      );
      if (found) found.left--;
      return found?.fault;
    },
  };
}
