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
    token: string;
    call: string;
    shown_at: number;
  };
}
