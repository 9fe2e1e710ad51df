/** The tables as the migrations leave them. Instants are epoch milliseconds. */
export interface Schema {
  /** One remembered value of one person. */
  person_default: {
    platform: string;
    workspace: string;
    person: string;
    name: string;
    value: string;
    updated_at: number;
  };
  /** A call kept for a button that may still be on somebody's screen. */
  kept_call: {
    platform: string;
    workspace: string;
    token: string;
    call: string;
    shown_at: number;
  };
  /** A delivery that was answered. */
  delivery: {
    platform: string;
    workspace: string;
    id: string;
    seen_at: number;
  };
  /** Who may do what only one process may, and until when. A row stays, so that its token only grows. */
  lease: {
    name: string;
    holder: string;
    token: number;
    until: number;
  };
}
