import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { failureFrom } from '../../../../src/adapters/slack/connection/failure.ts';

const said = (error: string) => failureFrom(new webApi.WebAPIPlatformError({ ok: false, error }));

it('given an error that Slack names, when it is read, then it says what can be done', () => {
  expect(said('user_disabled')).toEqual({ kind: 'unreachable', what: 'user_disabled' });
  expect(said('rate_limited')).toEqual({ kind: 'retryable', what: 'rate_limited' });
  expect(said('invalid_blocks')).toEqual({ kind: 'rejected', what: 'invalid_blocks' });
  expect(said('token_revoked')).toMatchObject({ kind: 'revoked' });
});

it('given a reply that is not Slack’s, when it is read, then it may have been done and is not repeated in words', () => {
  const failure = said('<html><body>Sign in to the network</body></html>');
  expect(failure).toEqual({ kind: 'retryable', what: 'a reply that is none of Slack’s', unanswered: true });
});

it('given a status alone, when it is read, then only a front without a reply leaves it open', () => {
  const status = (code: number) => failureFrom(new webApi.WebAPIHTTPError(code, '', {}));
  expect(status(503)).toEqual({ kind: 'retryable', what: 'HTTP 503' });
  expect(status(504)).toEqual({ kind: 'retryable', what: 'HTTP 504', unanswered: true });
  expect(failureFrom(new Error('Retry header did not contain a valid timeout'))).toEqual({
    kind: 'retryable',
    what: 'ratelimited',
  });
});
