/** A process that claims and records what is due: says `ready`; for each time it is told, prints how many it did. */
import { createInterface } from 'node:readline';
import { openStore, type StoreLocation } from '../../src/store/engines/open.ts';
import { drain } from './drain.ts';

const store = await openStore(JSON.parse(process.argv[2] ?? '') as StoreLocation);
await store.ledger.claimDue({ now: 0, limit: 1, leaseMs: 1 });
process.stdout.write('ready\n');
for await (const now of createInterface({ input: process.stdin })) {
  process.stdout.write(`${await drain(store, Number(now))}\n`);
}
await store.close();
