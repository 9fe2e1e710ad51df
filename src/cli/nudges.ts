import { readConfig } from '../app/config.ts';
import { deliveryReport } from '../app/delivery-report.ts';
import { systemClock } from '../scheduling/clock.ts';
import { out, UsageError } from '../app/console.ts';
import { buildApp } from '../app/container.ts';

/** The operator's look at nudges that did not arrive, and another try. @throws UsageError */
export async function nudges(args: string[]): Promise<void> {
  const { store } = await buildApp(readConfig());
  const done = await deliveryReport(store.ledger, args, systemClock.now(), out);
  await store.close();
  if (!done) throw new UsageError('give failed or retry');
}
