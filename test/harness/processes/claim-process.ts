/**
 * A process of its own with some stores: says `ready`, claims all that is due when told to, a few at a time, and prints
 * whose it was.
 */
import { once } from 'node:events';
import { refOf } from '../scheduling/schedules.ts';
import { openStore, type StoreLocation } from '../../../src/store/engines/open.ts';

const [, , location = '', now = '0', limit = '1', count = '1'] = process.argv;
const stores = await Promise.all(
  Array.from({ length: Number(count) }, () => openStore(JSON.parse(location) as StoreLocation)),
);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();
const claimed = await Promise.all(
  stores.map(async (store) => {
    const people: string[] = [];
    for (;;) {
      const dues = await store.ledger.claimDue({ now: Number(now), limit: Number(limit), leaseMs: 60_000 });
      if (dues.length === 0) return people;
      people.push(...dues.map(({ recipient }) => `${recipient.workspace}/${refOf(recipient)}`));
    }
  }),
);
process.stdout.write(`${JSON.stringify(claimed.flat())}\n`);
await Promise.all(stores.map((store) => store.close()));
