/** The faults that a request can be given. */
export type FaultKind = '5xx' | 'hang' | 'reset' | 'throttle' | 'lost-reply' | 'delay';

/** A fault that a test sets: of every request where `route` is unset, until it is cleared where `times` is unset. */
export interface Fault {
  /** Matched with "METHOD /path". */
  readonly route?: RegExp;
  readonly kind: FaultKind;
  readonly times?: number;
  /** How long a delay lasts, in milliseconds. */
  readonly ms?: number;
  readonly status?: number;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly global?: boolean;
}

/** Sets faults of requests, at any time. */
export interface Faults {
  /** Sets one beside those that are set; what it returns takes this one away. */
  set(fault: Fault): () => void;
  clear(): void;
}

/** The faults that are set, as the server uses them up. */
export interface FaultBook extends Faults {
  /** The fault of this request, one of its times used up; undefined where it has none. */
  take(method: string, path: string): Fault | undefined;
}

/** A book in which no fault is set. */
export function faultBook(): FaultBook {
  const current: { fault: Fault; left: number }[] = [];
  return {
    set: (fault) => {
      const added = { fault, left: fault.times ?? Infinity };
      current.push(added);
      return () => {
        const at = current.indexOf(added);
        if (at >= 0) current.splice(at, 1);
      };
    },
    clear: () => void current.splice(0),
    take: (method, path) => {
      const found = current.find(
        ({ fault, left }) => left > 0 && (fault.route?.test(`${method} ${path}`) ?? true),
      );
      if (found) found.left--;
      return found?.fault;
    },
  };
}
