import { ApiError, type ApiFailure } from '../../adapters/shared/failure.ts';
import { causeOf } from '../../observability/causes.ts';
import type { ErrorReporter } from '../../observability/errors.ts';
import type { TraceConfig } from '../../observability/traces/config.ts';
import type { Traces } from '../../observability/traces/spans.ts';
import { version } from '../console.ts';

/**
 * The type of an error as traces name it: how a platform failed, as `retryable`; otherwise `cause` where it is known, as
 * the log calls it, or `bug`.
 */
export function typeOf(error: unknown): string {
  if (error instanceof ApiError) return (error as ApiError<ApiFailure>).failure.kind;
  return causeOf(error) ? 'cause' : 'bug';
}

/** Begins to record traces. The SDK is loaded here, and nowhere where none are asked for. */
export async function openTracesOf(
  config: TraceConfig,
  errors: Pick<ErrorReporter, 'report'>,
): Promise<Traces> {
  const { openTraces } = await import('../../observability/traces/open.ts');
  return openTraces({ config, version: version(), typeOf, report: (error) => errors.report(error) });
}
