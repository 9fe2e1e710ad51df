/** The kinds of payload that Slack delivers. */
export type Kind = 'slash_commands' | 'events_api' | 'interactive';
/** A payload that Slack delivers to an app, over a socket or HTTP. */
export interface Outgoing {
  readonly kind: Kind;
  /** event_id or trigger_id. */
  readonly id: string;
  readonly payload: unknown;
}
/** The outcome of one attempt; `answer` is the body of the acknowledgement. */
export type Outcome =
  | { readonly acked: true; readonly answer: unknown }
  | {
      readonly acked: false;
      readonly error: 'operation_timeout' | 'dispatch_failed';
      readonly reason: string;
    };
/** Which attempt of a delivery it is, and why it is repeated. */
export interface Attempt {
  readonly number: number;
  readonly reason: string;
}
/** Delivers once, and waits `ackMs` milliseconds for the acknowledgement. */
export type Transport = (outgoing: Outgoing, attempt: Attempt, ackMs: number) => Promise<Outcome>;
