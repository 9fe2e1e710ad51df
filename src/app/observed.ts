import type { Leases } from '../adapters/shared/store/leases.ts';
import type { Core } from '../core/run/core.ts';
import type { Answer } from '../core/run/run.ts';
import type { Invocation } from '../core/declare/invocation.ts';
import { workspaceShown } from '../observability/log.ts';
import type { CommandOutcome, Counts } from '../observability/metrics.ts';
import type { Spans } from '../observability/traces/spans.ts';

/** How the commands of a core are traced. */
export interface CommandTraces {
  readonly spans: Spans;
  /** With it workspaces are hashes, as they are in the log. */
  readonly workspaceKey: string | undefined;
}

/** The core, with each command that it answers counted and timed by its name, and traced where that is asked for. */
export function observedCore(core: Core, metrics: Pick<Counts, 'command'>, traces?: CommandTraces): Core {
  // The name of a command that there is: what was typed is in no metric and in no span.
  const commandOf = (invocation: Invocation): string =>
    core.understand(invocation).node?.path.join(' ') ?? 'none';

  async function timed<T extends Answer | undefined>(
    invocation: Invocation,
    work: () => Promise<T>,
  ): Promise<T> {
    const began = performance.now();
    const answer = await work();
    if (answer) {
      const { platform } = invocation.actor;
      const what = { command: commandOf(invocation), platform, outcome: outcomeOf(answer) };
      metrics.command(what, performance.now() - began);
    }
    return answer;
  }

  function observe<T extends Answer | undefined>(invocation: Invocation, work: () => Promise<T>): Promise<T> {
    if (!traces) return timed(invocation, work);
    const { spans, workspaceKey } = traces;
    const { platform, workspace } = invocation.actor;
    const shown = workspace === undefined ? {} : { workspace: workspaceShown(workspace, workspaceKey) };
    return spans.span('none', { platform, ...shown }, async (span) => {
      const answer = await timed(invocation, work);
      span.rename(commandOf(invocation));
      span.note({ outcome: answer ? outcomeOf(answer) : 'repeated' });
      return answer;
    });
  }
  // The getters of the core stay what they are.
  return Object.defineProperties({} as Core, {
    ...Object.getOwnPropertyDescriptors(core),
    invoke: {
      enumerable: true,
      value: (invocation, options) => observe(invocation, () => core.invoke(invocation, options)),
    } satisfies TypedPropertyDescriptor<Core['invoke']>,
    handleOnce: {
      enumerable: true,
      value: (invocation, options) => observe(invocation, () => core.handleOnce(invocation, options)),
    } satisfies TypedPropertyDescriptor<Core['handleOnce']>,
  });
}

const outcomeOf = (answer: Answer): CommandOutcome =>
  answer.failed ? 'failed' : answer.ok ? 'answered' : 'asked';

/** Leases, with those that this process holds in the metrics. */
export const observedLeases = (leases: Leases, metrics: Pick<Counts, 'lease'>): Leases => ({
  async take(name, holder, at, until) {
    const taken = await leases.take(name, holder, at, until);
    metrics.lease(labelOf(name), taken !== undefined);
    return taken;
  },
  read: (name) => leases.read(name),
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
