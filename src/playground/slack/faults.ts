import type { Fault } from './types.ts';

/** The faults of calls and deliveries that a test has set. */
export class FaultBox {
  #faults: { fault: Fault; left: number }[] = [];
  repeat = 1;
  holdMs = 0;

  /** Adds a fault. Returns how to end it before its times are used up. */
  set(fault: Fault): () => void {
    const added = { fault, left: fault.times ?? Infinity };
    this.#faults.push(added);
    return () => {
      this.#faults = this.#faults.filter((one) => one !== added);
    };
  }

  clear(): void {
    this.#faults = [];
    this.repeat = 1;
    this.holdMs = 0;
  }

  /** The first fault that concerns this call, one of its times used up. */
  take(method: string, channel: string | undefined): Fault | undefined {
    const found = this.#faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.method === undefined || fault.method === method) &&
        (fault.channel === undefined || fault.channel === channel),
    );
    if (found) found.left -= 1;
    return found?.fault;
  }
}
