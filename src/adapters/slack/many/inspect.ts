import {
  clockFinding,
  lookAt,
  outOfReach,
  type Finding,
  type Inspect,
  type Looked,
} from '../../shared/inspection.ts';
import type { ManySlackSettings } from '../settings.ts';

/** No workspace ever gave this code, so Slack refuses it, and only after it has taken the client's secret. */
const NO_CODE = 'asked-by-doctor';
const WRONG_CLIENT = new Set(['invalid_client_id', 'bad_client_secret']);

/** Asks Slack about the app that any workspace may add: whether it takes the client's id and secret. Nothing is installed. */
export const inspectManySlack =
  ({ apiUrl, clientId, clientSecret, publicUrl }: ManySlackSettings): Inspect =>
  async ({ now }) => {
    const looked = await lookAt(
      new URL('oauth.v2.access', apiUrl).href,
      {
        method: 'POST',
        body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, code: NO_CODE }),
      },
      now,
    );
    return [
      clientFinding(looked, publicUrl),
      ...clockFinding('slack', typeof looked === 'string' ? undefined : looked.ahead),
    ];
  };

function clientFinding(looked: Looked | string, publicUrl: string): Finding {
  const subject = 'slack app';
  if (typeof looked === 'string')
    return outOfReach(subject, { platform: 'Slack', why: looked, setting: 'SLACK_API_URL' });
  const word = looked.body?.['error'];
  if (word === 'invalid_code')
    return { subject, state: 'good', what: `any workspace adds it at ${publicUrl}/slack/install` };
  if (typeof word === 'string' && WRONG_CLIENT.has(word))
    return {
      subject,
      state: 'wrong',
      what: `Slack says ${word}`,
      fix: 'Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from the app’s Basic Information.',
    };
  return {
    subject,
    state: 'doubtful',
    what: `Slack says ${typeof word === 'string' ? word : `HTTP ${looked.status}`}`,
    fix: 'Try again in a minute; check SLACK_API_URL.',
  };
}
