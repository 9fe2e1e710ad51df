import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanStatusCode, trace, type Span, type Tracer } from '@opentelemetry/api';
import type { OpenSpan, SpanFacts, Spans } from './spans.ts';

/** Spans by a tracer; `typeOf` gives the type of an error as one of few words. */
export function spansBy(tracer: Tracer, typeOf: (error: unknown) => string): Spans {
  const underWay = new AsyncLocalStorage<Span>();

  async function within<T>(name: string, facts: SpanFacts, work: (span: OpenSpan) => Promise<T>): Promise<T> {
    const parent = underWay.getStore();
    const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const span = tracer.startSpan(name, { attributes: facts }, context);
    try {
      return await underWay.run(span, () =>
        work({
          rename: (other) => void span.updateName(other),
          note: (more) => void span.setAttributes(more),
        }),
      );
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', typeOf(error));
      throw error;
    } finally {
      span.end();
    }
  }

  return {
    span: within,
    below: (name, facts, work) => (underWay.getStore() ? within(name, facts, work) : work()),
    past: (name, began, facts) =>
      tracer.startSpan(name, { startTime: began, attributes: facts }, ROOT_CONTEXT).end(),
    note: (facts) => void underWay.getStore()?.setAttributes(facts),
  };
}
