/** A process that delivers what is due: says `ready`; for each time it is told, prints how many it wrote to. */
import { createInterface } from 'node:readline';
import { deliverDue } from '../../src/scheduling/worker/deliver.ts';
import type { StoreLocation } from '../../src/store/engines/open.ts';
import { openCore } from './core.ts';
import { sending } from './sending.ts';

const { store, data } = await openCore(JSON.parse(process.argv[2] ?? '') as StoreLocation);
process.stdout.write('ready\n');
for await (const now of createInterface({ input: process.stdin })) {
  process.stdout.write(`${await deliverDue(sending({ store, data, now: () => Number(now) }))}\n`);
}
await store.close();
