/** Who holds what, known to all processes. A store has these. */
export interface Leases {
  /** Undefined while another holds it. */
  take(name: string, holder: string, at: number, until: number): Promise<object | undefined>;
  release(name: string, holder: string): Promise<void>;
}
