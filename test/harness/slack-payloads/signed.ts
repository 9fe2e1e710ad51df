import { createHmac } from 'node:crypto';

/** The time as Slack signs it. */
export const seconds = (): number => Math.floor(Date.now() / 1000);

/** The headers of a form that Slack has signed. */
export function signedHeaders(secret: string, body: string, at = seconds()): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${signature}`,
  };
}
