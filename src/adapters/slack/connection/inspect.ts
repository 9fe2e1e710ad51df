import {
  clockFinding,
  lookAt,
  outOfReach,
  type Finding,
  type Inspect,
  type Looked,
} from '../../shared/inspection.ts';
import { scopesFor } from '../render/scopes.ts';
import type { SlackSettings } from '../settings.ts';
import { failureNamed } from './failure.ts';

const MANIFEST =
  'Put the manifest that "npm run -s manifest" prints into the app’s settings, then install the app again.';

/** Asks Slack about its tokens and their scopes. Socket Mode's token is tried by asking for an address, which joins nothing. */
export const inspectSlack =
  ({ apiUrl, botToken, appToken, readsChannels }: SlackSettings): Inspect =>
  async ({ now }) => {
    const ask = (method: string, token: string) =>
      lookAt(
        new URL(method, apiUrl).href,
        { method: 'POST', headers: { authorization: `Bearer ${token}` } },
        now,
      );
    const bot = await ask('auth.test', botToken);
    const socket =
      appToken === undefined
        ? []
        : [
            tokenFinding(
              'slack app token',
              await ask('apps.connections.open', appToken),
              () => 'Socket Mode is open to it',
            ),
          ];
    return [
      tokenFinding(
        'slack bot token',
        bot,
        (body) => `accepted in ${named(body['team'])} (${named(body['team_id'])}) as ${named(body['user'])}`,
      ),
      ...socket,
      ...scopeFindings(bot, scopesFor(readsChannels)),
      ...clockFinding('slack', typeof bot === 'string' ? undefined : bot.ahead),
    ];
  };

const named = (value: unknown): string => (typeof value === 'string' ? value : '?');

function tokenFinding(
  subject: string,
  looked: Looked | string,
  good: (body: Readonly<Record<string, unknown>>) => string,
): Finding {
  if (typeof looked === 'string')
    return outOfReach(subject, { platform: 'Slack', why: looked, setting: 'SLACK_API_URL' });
  const { body, status } = looked;
  if (body?.['ok'] === true) return { subject, state: 'good', what: good(body) };
  const word = body?.['error'];
  if (typeof word !== 'string')
    return {
      subject,
      state: 'wrong',
      what: `no reply of Slack’s (HTTP ${status})`,
      fix: 'Check SLACK_API_URL.',
    };
  const failure = failureNamed(word);
  if (failure.kind === 'retryable')
    return { subject, state: 'doubtful', what: `Slack says ${failure.what}`, fix: 'Try again in a minute.' };
  return {
    ...{ subject, state: 'wrong', what: `Slack says ${failure.what}` },
    fix: failure.kind === 'revoked' ? failure.fix : 'Copy the token again from the app’s settings.',
  };
}

/** The scopes that were granted against those of the manifest: what is missing is wrong, what is spare is doubtful. */
function scopeFindings(looked: Looked | string, wanted: readonly string[]): readonly Finding[] {
  const header = typeof looked === 'string' ? null : looked.headers.get('x-oauth-scopes');
  if (header === null) return [];
  const granted = header.split(',').map((one) => one.trim());
  const missing = wanted.filter((one) => !granted.includes(one));
  const spare = granted.filter((one) => one !== '' && !wanted.includes(one));
  const subject = 'slack scopes';
  if (missing.length > 0)
    return [{ subject, state: 'wrong', what: `missing: ${missing.join(', ')}`, fix: MANIFEST }];
  if (spare.length > 0)
    return [{ subject, state: 'doubtful', what: `not needed: ${spare.join(', ')}`, fix: MANIFEST }];
  return [{ subject, state: 'good', what: `the ${wanted.length} of the manifest` }];
}
