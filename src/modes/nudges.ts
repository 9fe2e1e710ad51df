import { readConfig } from '../config.ts';
import { ledger } from '../operate/ledger.ts';
import { systemClock } from '../schedule/clock.ts';
import { build, out, UsageError } from './house.ts';

/** The operator's look at nudges that did not arrive, and another try. @throws UsageError */
export async function nudges(args: string[]): Promise<void> {
  const { store } = await build(readConfig());
  const done = await ledger(store, args, systemClock.now(), out);
  await store.close();
  if (!done) throw new UsageError('give failed or retry');
}
