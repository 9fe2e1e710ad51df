import type { Leases } from '../adapters/shared/store/leases.ts';
import type { Core } from '../core/run/core.ts';
import type { Answer } from '../core/run/run.ts';
import type { Invocation } from '../core/declare/invocation.ts';
import type { Metrics } from '../observability/metrics.ts';

/** The core, with each command that it answers counted and timed by its name. */
export function observedCore(core: Core, metrics: Pick<Metrics, 'command'>): Core {
  async function timed<T extends Answer | undefined>(
    invocation: Invocation,
    work: () => Promise<T>,
  ): Promise<T> {
    const began = performance.now();
    const answer = await work();
    if (answer) {
      // The name of a command that there is: what was typed is in no metric.
      const command = core.understand(invocation).node?.path.join(' ') ?? 'none';
      const outcome = answer.failed ? 'failed' : answer.ok ? 'answered' : 'asked';
      metrics.command({ command, platform: invocation.actor.platform, outcome }, performance.now() - began);
    }
    return answer;
  }
  // The getters of the core stay what they are.
  return Object.defineProperties({} as Core, {
    ...Object.getOwnPropertyDescriptors(core),
    invoke: {
      enumerable: true,
      value: (invocation, options) => timed(invocation, () => core.invoke(invocation, options)),
    } satisfies TypedPropertyDescriptor<Core['invoke']>,
    handleOnce: {
      enumerable: true,
      value: (invocation, options) => timed(invocation, () => core.handleOnce(invocation, options)),
    } satisfies TypedPropertyDescriptor<Core['handleOnce']>,
  });
}

/** Leases, with those that this process holds in the metrics. */
export const observedLeases = (leases: Leases, metrics: Pick<Metrics, 'lease'>): Leases => ({
  async take(name, holder, at, until) {
    const taken = await leases.take(name, holder, at, until);
    metrics.lease(labelOf(name), taken !== undefined);
    return taken;
  },
  async release(name, holder) {
    await leases.release(name, holder);
    metrics.lease(labelOf(name), false);
  },
});

/** A word of a lease's name that is longer is a hash, such as that of the app. */
const LONGEST = 12;

/** The name of a lease without what would make a label for each app. */
const labelOf = (name: string): string =>
  name
    .split(' ')
    .filter((word) => word.length <= LONGEST)
    .join(' ');
