/** A payload that Slack delivers to an app, over a socket or HTTP. */
export type Kind = 'slash_commands' | 'events_api' | 'interactive';
export interface Outgoing {
  readonly kind: Kind;
  /** event_id or trigger_id. */
  readonly id: string;
  readonly payload: unknown;
}
/** How one attempt went; `answer` is the body of the acknowledgement. */
export type Outcome =
  | { readonly acked: true; readonly answer: unknown }
  | {
      readonly acked: false;
      readonly error: 'operation_timeout' | 'dispatch_failed';
      readonly reason: string;
    };
export interface Attempt {
  readonly number: number;
  readonly reason: string;
}
export type Transport = (outgoing: Outgoing, attempt: Attempt, ackMs: number) => Promise<Outcome>;
