/** A process of its own: is given deliveries four times each, at once, and prints how many it did. */
import { openStore, type StoreLocation } from '../../../src/store/engines/open.ts';

const [, , location = '', deliveries = '0'] = process.argv;
const store = await openStore(JSON.parse(location) as StoreLocation);
const ada = { platform: 'chat', workspace: 'W1', person: 'U1' };
const done = await Promise.all(
  Array.from({ length: Number(deliveries) * 4 }, (_, at) => {
    const id = `e${Math.floor(at / 4)}`;
    return store.inbox.handleOnce({ platform: 'chat', workspace: 'W1', id }, 1, async (memory) => {
      const { count = '0' } = await memory.people.defaults(ada);
      await memory.people.remember(ada, { count: String(Number(count) + 1) }, 1);
    });
  }),
);
process.stdout.write(String(done.filter(Boolean).length));
await store.close();
