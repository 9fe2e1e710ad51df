import { UnreadableSecrets } from '../../adapters/shared/store/installations.ts';
import type { Owner, Repositories, StoredInstallation } from '../../store/store.ts';
import type { Sealer } from './seal.ts';

/** What came of encrypting the secrets of every workspace with the first key. */
export interface Rotation {
  readonly encrypted: number;
  /** Those that were encrypted with it already. */
  readonly already: number;
  /** A line for each whose secrets cannot be read. */
  readonly unreadable: readonly string[];
}

type Kept = Pick<Repositories['installations'], 'page' | 'find' | 'reseal'>;

/** Encrypts what is not encrypted with the first key anew. Rung may go on running meanwhile. */
export async function rotateKeys(installations: Kept, sealer: Sealer): Promise<Rotation> {
  let encrypted = 0;
  let already = 0;
  const unreadable: string[] = [];
  for (let after: Owner | undefined; ;) {
    const page = await installations.page(after);
    for (const one of page) {
      try {
        if (await rotate(installations, sealer, one)) encrypted += 1;
        else already += 1;
      } catch (error) {
        if (!(error instanceof UnreadableSecrets)) throw error;
        unreadable.push(error.message);
      }
    }
    after = page.at(-1);
    if (!after) return { encrypted, already, unreadable };
  }
}

/** Encrypts one anew, again where its secrets were renewed meanwhile. False where there is nothing to do. */
async function rotate(installations: Kept, sealer: Sealer, first: StoredInstallation): Promise<boolean> {
  for (let kept: StoredInstallation | undefined = first; kept; kept = await installations.find(first)) {
    if (kept.keyId === sealer.keyId) return false;
    const anew = sealer.seal(kept, sealer.open(kept, kept));
    if (await installations.reseal(kept, kept.sealed, anew)) return true;
  }
  return false;
}
