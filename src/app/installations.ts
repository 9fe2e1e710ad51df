import type { Installation, Installations } from '../adapters/shared/store/installations.ts';
import type { Repositories, StoredInstallation } from '../store/store.ts';
import type { EpochMs } from '../time.ts';
import type { Sealer } from './secrets/seal.ts';

/** The parts that installations are kept with. */
export interface InstallationsParts {
  readonly store: Pick<Repositories, 'installations' | 'inbox'>;
  readonly sealer: Sealer;
  readonly now: () => EpochMs;
}

/** Keeps installations in the store, their secrets encrypted, for every process. */
export function createInstallations({ store, sealer, now }: InstallationsParts): Installations {
  const { installations, inbox } = store;
  const opened = (kept: StoredInstallation | undefined): Installation | undefined => {
    if (!kept) return undefined;
    const { platform, workspace, details, version, expiresAt, installedAt } = kept;
    const secrets = sealer.open(kept, kept);
    return { platform, workspace, details, secrets, version, expiresAt, installedAt };
  };
  return {
    save: ({ secrets, ...installation }) =>
      installations.save({ ...installation, ...sealer.seal(installation, secrets) }, now()),
    find: async (workspace) => opened(await installations.find(workspace)),
    list: (platform) => installations.list(platform),
    expiring: (platform, before, limit) => installations.expiring(platform, before, limit),
    async beginRenewal(workspace, holder, until) {
      const begun = await installations.beginRenewal(workspace, holder, now(), until);
      try {
        return opened(begun);
      } catch (error) {
        await installations.endRenewal(workspace, holder);
        throw error;
      }
    },
    renewed: (workspace, version, { secrets, expiresAt }) =>
      installations.renewed(workspace, version, { ...sealer.seal(workspace, secrets), expiresAt }),
    endRenewal: (workspace, holder) => installations.endRenewal(workspace, holder),
    remove: (workspace, before) => installations.delete(workspace, before),
    firstUse: (platform, name) => inbox.mark({ platform, workspace: '', id: name }, now()),
  };
}
