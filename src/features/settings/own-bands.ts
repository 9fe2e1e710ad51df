import type { Dataset } from '../../dataset/dataset.ts';
import { withOwnBands } from '../../dataset/pay/own/own-pay.ts';
import { ownBandsRecord } from '../../dataset/pay/own/records.ts';
import { dateOfDay } from '../../scheduling/calendar/week.ts';
import { dayOf } from '../../time.ts';
import type { OwnBandsReader } from '../../core/run/data/own-bands-reader.ts';

/** The most workspaces whose bands are kept in memory; the least recently used are dropped. */
const MOST = 200;

/** Reads the pay bands of companies through a cache: the database is asked once for each version. */
export function createOwnBands(data: Dataset): OwnBandsReader {
  const known = new Map<string, { readonly version: string; readonly data: Dataset }>();
  return {
    async datasetFor(ownBands, owner, version) {
      const key = JSON.stringify([owner.platform, owner.workspace]);
      const before = known.get(key);
      known.delete(key);
      if (before?.version === version) {
        known.set(key, before);
        return before.data;
      }
      const held = await ownBands.get(owner);
      if (held?.version !== version) return undefined;
      const made = withOwnBands(data, ownBandsRecord.parse(held.record), dateOfDay(dayOf(held.savedAt)));
      known.set(key, { version, data: made });
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      return made;
    },
  };
}
