import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { EpochMs } from '../../../time.ts';
import { failureFrom, SlackError } from '../connection/failure.ts';
import { clientOptions } from '../connection/web.ts';
import type { ManySlackSettings } from '../settings.ts';
import type { Granted } from './installation.ts';

const renewed = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number().positive(),
});

/** Exchanges refresh tokens at Slack. */
export function createRenew(
  { apiUrl, clientId, clientSecret }: ManySlackSettings,
  now: () => EpochMs,
): (refresh: string) => Promise<Granted> {
  const client = new webApi.WebClient(undefined, clientOptions(apiUrl));
  return async (refresh) => {
    const asked = now();
    const answer = await client
      .apiCall('oauth.v2.access', {
        ...{ client_id: clientId, client_secret: clientSecret },
        ...{ grant_type: 'refresh_token', refresh_token: refresh },
      })
      .catch((error: unknown) => {
        throw new SlackError(failureFrom(error));
      });
    const { data } = renewed.safeParse(answer);
    if (!data) throw new SlackError({ kind: 'retryable', what: 'a renewal without a token' });
    return {
      token: data.access_token,
      refresh: data.refresh_token,
      expiresAt: asked + data.expires_in * 1000,
    };
  };
}
