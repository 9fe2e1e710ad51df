import { startHealth } from '../observability/health.ts';
import { createMetrics, type Metrics } from '../observability/metrics.ts';
import type { Readiness } from '../observability/readiness.ts';
import { watchMetrics } from '../observability/watched-metrics.ts';
import { privacyPolicy } from '../policies/privacy.ts';
import { termsOfUse } from '../policies/terms.ts';
import type { Store } from '../store/store.ts';
import type { Config } from './config.ts';
import { watchedIn } from './watched.ts';

/** What a process shows of itself on its health port. Loaded only where there is one. */
export interface Exposed {
  readonly metrics: Metrics;
  /** Opens the port. @throws as `startHealth` does */
  serve(parts: { readonly store: Store; readonly ready: () => Promise<Readiness> }): Promise<Serving>;
}

/** The open port. */
export interface Serving {
  stop(): Promise<void>;
}

/** Metrics, whether the process is ready, and the pages that name who runs it, to be served at an address. */
export function expose(config: Config, address: { readonly host: string; readonly port: number }): Exposed {
  const metrics = createMetrics();
  return {
    metrics,
    async serve({ store, ready }) {
      const health = await startHealth({ ...address, metrics, ready, pages: policiesOf(config) });
      const watched = watchMetrics(metrics.registry, watchedIn(config, store));
      return {
        async stop() {
          watched.stop();
          await health.stop();
        },
      };
    },
  };
}

/** The pages that name who runs this Rung, by their path; none where nobody is named. */
const policiesOf = ({ operator }: Config): ReadonlyMap<string, string> =>
  new Map(
    operator && [
      ['/privacy', privacyPolicy(operator)],
      ['/terms', termsOfUse(operator)],
    ],
  );
