import { webApi } from '@slack/bolt';
import { request } from 'undici';
import { isSafeAddress } from '../../shared/address.ts';
import { silentLogger } from './silent-logger.ts';
import type { ApiFailure } from '../../shared/failure.ts';
import { whyUnreachable } from '../../shared/network-errors.ts';
import type { Tracing } from '../../shared/tracing.ts';
import { failureFrom, failureNamed, SlackError } from './failure.ts';

/** Makes requests to Slack. Each is tried once; the caller decides whether to try again. */
export interface Web {
  /** Calls a method of the Web API. @throws SlackError */
  call(method: string, args: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** Posts to a response_url. @throws SlackError */
  respond(url: string, body: object): Promise<void>;
  /** Sends a file to the address that Slack gave for it. @throws SlackError */
  upload(url: string, bytes: Uint8Array): Promise<void>;
}

/** The longest that one call may take, in milliseconds. */
const CALL_TIMEOUT = 10_000;

/** Options of a client that never repeats a request by itself, which could post twice. */
export const clientOptions = (apiUrl: string, timeout = CALL_TIMEOUT): webApi.WebClientOptions => ({
  slackApiUrl: apiUrl,
  timeout,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
  logger: silentLogger,
});

/** Gives the token of a workspace whose token may change, and hears of what Slack refuses. */
export interface TokenSource {
  /** The token to be used now. @throws SlackError where there is none */
  current(): Promise<string>;
  /** Another token than one that Slack refused; undefined where there is none. */
  after(refused: string): Promise<string | undefined>;
  /** What a failure means for this workspace, and what to do about it. */
  explain(failure: ApiFailure): ApiFailure;
}

/** The source of a token that stays the same. */
export const sourceOf = (token: string): TokenSource => ({
  current: () => Promise.resolve(token),
  after: () => Promise.resolve(undefined),
  explain: (failure) => failure,
});

/** Slack's error words for a token that was valid once, in whose place there may be another by now. */
const REPLACED = new Set(['token_expired', 'token_revoked', 'account_inactive', 'invalid_auth']);

/** The Web API with a bot's token; a call takes at most `timeout` milliseconds. */
export function createWeb(apiUrl: string, token: string | TokenSource, timeout = CALL_TIMEOUT): Web {
  const source = typeof token === 'string' ? sourceOf(token) : token;
  let client: webApi.WebClient | undefined;
  /** A client for each token would keep the old ones. */
  const clientFor = (own: string): webApi.WebClient =>
    client?.token === own ? client : (client = new webApi.WebClient(own, clientOptions(apiUrl, timeout)));
  const callWith = async (own: string, method: string, args: Readonly<Record<string, unknown>>) => {
    try {
      return { ...(await clientFor(own).apiCall(method, args)) };
    } catch (error) {
      throw new SlackError(failureFrom(error));
    }
  };
  return {
    async call(method, args) {
      const own = await source.current();
      try {
        return await callWith(own, method, args).catch(async (error: unknown) => {
          if (!(error instanceof SlackError && REPLACED.has(error.failure.what))) throw error;
          // Slack did nothing: the same request may be made with another token.
          const other = await source.after(own);
          if (other === undefined) throw error;
          return callWith(other, method, args);
        });
      } catch (error) {
        throw error instanceof SlackError ? new SlackError(source.explain(error.failure)) : error;
      }
    },
    async respond(url, body) {
      if (!isSafeAddress(url)) throw new SlackError({ kind: 'unreachable', what: 'an unsafe response_url' });
      const answer = await post(url, 'application/json; charset=utf-8', JSON.stringify(body));
      const { status, text } = answer;
      if (status === 200 && (text === 'ok' || text === '' || text.startsWith('{"ok":true'))) return;
      throw new SlackError(failureOfAnswer(answer));
    },
    async upload(url, bytes) {
      if (!isSafeAddress(url)) throw new SlackError({ kind: 'unreachable', what: 'an unsafe upload_url' });
      const answer = await post(url, 'application/octet-stream', bytes);
      if (answer.status !== 200) throw new SlackError(failureOfAnswer(answer));
    },
  };
}

/** The same, with each request as a span of a trace; a call is named by its method alone. */
export const tracedWeb = (web: Web, tracing: Tracing | undefined): Web =>
  tracing
    ? {
        call: (method, args) => tracing.request(method, () => web.call(method, args)),
        respond: (url, body) => tracing.request('response_url', () => web.respond(url, body)),
        upload: (url, bytes) => tracing.request('upload_url', () => web.upload(url, bytes)),
      }
    : web;

interface Answered {
  readonly status: number;
  readonly text: string;
  /** The seconds that Slack asks to wait; 0 where it does not. */
  readonly after: number;
}

/** Posts by undici's `request`: `fetch` would take as much time as all the rest of an answer. @throws SlackError */
async function post(url: string, type: string, body: string | Uint8Array): Promise<Answered> {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      headersTimeout: CALL_TIMEOUT,
      bodyTimeout: CALL_TIMEOUT,
    });
    const text = await response.body.text();
    return { status: response.statusCode, text, after: Number(response.headers['retry-after'] ?? 0) };
  } catch (error) {
    throw new SlackError({
      kind: 'retryable',
      what: whyUnreachable(error) ?? (error instanceof Error ? error.name : 'unknown'),
    });
  }
}

/** The failure of a response_url or an upload, which give an error word as text or in JSON. */
function failureOfAnswer({ status, text, after }: Answered): ApiFailure {
  if (status === 429)
    return { kind: 'retryable', what: 'ratelimited', ...(after > 0 && { after: after * 1000 }) };
  if (status >= 500) return { kind: 'retryable', what: `HTTP ${status}` };
  const word = /"error"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? /^\w+$/.exec(text.trim())?.[0];
  if (word === undefined || word === 'no_text') return { kind: 'rejected', what: `HTTP ${status}` };
  return status === 404 ? { kind: 'unreachable', what: word } : failureNamed(word);
}
