/** Measures an adapter's work as spans of a trace. What people typed and what was sent is in none. */
export interface Tracing {
  /** Does all the work of one inbound event, which is the first span of a trace; `kind` is that of the event. */
  event(kind: string, work: () => Promise<void>): Promise<void>;
  /** Makes one request to the platform; `method` names it, without the ids in its path. Rejects as `work` does. */
  request<T>(method: string, work: () => Promise<T>): Promise<T>;
}

/** Events that come with each letter that is typed, or that need no answer: they begin no trace. */
const UNTRACED = new Set(['ignored', 'typing']);

/** A handler whose events each begin a trace; the handler itself where nothing is traced. */
export const tracedEvents = <Event extends { readonly kind: string }>(
  handler: (event: Event) => Promise<void>,
  tracing: Tracing | undefined,
): ((event: Event) => Promise<void>) =>
  tracing
    ? (event) => (UNTRACED.has(event.kind) ? handler(event) : tracing.event(event.kind, () => handler(event)))
    : handler;
