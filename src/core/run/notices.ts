import type { Reply } from '../../reply/reply.ts';
import type { PersonKey } from '../../store/store.ts';

/** Adds to an answer what its person has to be told beside it. */
export interface Notices {
  /** A reply that goes to one person alone, with what they have to be told; each notice once. Rejects where the database is away. */
  addTo(reply: Reply, person: PersonKey): Promise<Reply>;
}
