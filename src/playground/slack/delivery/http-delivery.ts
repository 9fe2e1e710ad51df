import { createHmac } from 'node:crypto';
import type { Outcome, Outgoing, Transport } from './delivery.ts';
import { isObject } from '../check/refusal.ts';

/** The headers by which an app knows that a body comes from Slack. */
export function signature(secret: string, body: string, now: number): Record<string, string> {
  const stamp = String(Math.floor(now / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${digest}` };
}

/** Delivers by signed requests to a URL. */
export function httpTransport(url: string, secret: string, now: () => number): Transport {
  return async (outgoing, { number, reason }, ackMs) => {
    const { body, type } = encoded(outgoing);
    const retry =
      number > 0 && outgoing.kind === 'events_api'
        ? { 'x-slack-retry-num': String(number), 'x-slack-retry-reason': reason }
        : undefined;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': type,
          ...signature(secret, body, now()),
          ...retry,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(ackMs),
      });
      return await outcomeOf(response);
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return late
        ? { acked: false, error: 'operation_timeout', reason: 'http_timeout' }
        : { acked: false, error: 'dispatch_failed', reason: 'connection_failed' };
    }
  };
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const text = await response.text();
  if (!response.ok) return { acked: false, error: 'dispatch_failed', reason: 'http_error' };
  if (text === '') return { acked: true, answer: undefined };
  try {
    return { acked: true, answer: JSON.parse(text) as unknown };
  } catch {
    return { acked: true, answer: text };
  }
}

function encoded({ kind, payload }: Outgoing): { body: string; type: string } {
  const form = 'application/x-www-form-urlencoded';
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  if (kind === 'interactive') {
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
  }
  const texts = new URLSearchParams();
  for (const [name, value] of isObject(payload) ? Object.entries(payload) : []) {
    // A form holds only text, so that what is null is left out.
    if (typeof value === 'string') texts.append(name, value);
    else if (value !== undefined && value !== null) texts.append(name, JSON.stringify(value));
  }
  return { body: texts.toString(), type: form };
}
