/** What is noted with a span: names of this code, words out of short lists, numbers and ids of workspaces. Nothing that anybody typed. */
export type SpanFacts = Readonly<Record<string, string | number>>;

/** A span whose work is under way. */
export interface OpenSpan {
  rename(name: string): void;
  note(facts: SpanFacts): void;
}

/** Measures work as spans of traces. */
export interface Spans {
  /**
   * Does work in a span: below the one under way, or as the first of a trace. Rejects as the work does, and then notes
   * the type of the error and never its words.
   */
  span<T>(name: string, facts: SpanFacts, work: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** The same below a span that is under way; where none is, it does the work alone. */
  below<T>(name: string, facts: SpanFacts, work: () => Promise<T>): Promise<T>;
  /** A trace of one span, for work that is over; `began` is a time of `performance.now`. */
  past(name: string, began: number, facts: SpanFacts): void;
  /** Adds to the span that is under way, where one is. */
  note(facts: SpanFacts): void;
}

/** The traces of a process. */
export interface Traces {
  readonly spans: Spans;
  /** Sends what was not sent yet. Resolves to whether that was done in time; never rejects. */
  stop(): Promise<boolean>;
}
