import type { CommandTree } from '../../core/declare/command.ts';
import type { EpochMs } from '../../time.ts';
import { whyUnreachable } from './network-errors.ts';

/** One thing that was looked at. Nothing secret is in it. */
export interface Finding {
  /** What was looked at, in one or two words: `slack token`. */
  readonly subject: string;
  readonly state: 'good' | 'doubtful' | 'wrong';
  /** What was found, in words. */
  readonly what: string;
  /** What to do about it, where it is not good. */
  readonly fix?: string;
}

/**
 * Asks a platform whether it accepts Rung as it is set up: the tokens, what they may do, the commands, the clock. Changes
 * nothing and joins nothing. Never rejects over what the platform says.
 */
export type Inspect = (asked: {
  readonly tree: CommandTree;
  /** The clock of this machine. */
  readonly now: () => EpochMs;
}) => Promise<readonly Finding[]>;

/** A response as it was looked at. */
export interface Looked {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON; undefined where it is none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** By how many milliseconds the clock of this machine is ahead of the platform's; undefined where it gives no date. */
  readonly ahead: number | undefined;
}

/** The longest that one request may take, in milliseconds. */
const PATIENCE = 10_000;

/** Makes one request, with the difference of the clocks. Resolves to why there is no response, in words, where none came. */
export async function lookAt(url: string, init: RequestInit, now: () => EpochMs): Promise<Looked | string> {
  try {
    const before = now();
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    const middle = (before + now()) / 2;
    const date = Date.parse(response.headers.get('date') ?? '');
    const body: unknown = await response.json().catch(() => undefined);
    return {
      status: response.status,
      headers: response.headers,
      body: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined,
      // The header has whole seconds: half of one is added on the average.
      ahead: Number.isNaN(date) ? undefined : middle - date - 500,
    };
  } catch (error) {
    return whyUnreachable(error) ?? (error instanceof Error ? error.name : 'unknown');
  }
}

/** What is found where a platform gave no response: `why` in words, and the setting that may name the wrong address. */
export const outOfReach = (
  subject: string,
  { platform, why, setting }: { readonly platform: string; readonly why: string; readonly setting: string },
): Finding => ({
  subject,
  state: 'wrong',
  what: `${platform} is out of reach: ${why}`,
  fix: `Check the network, and ${setting}.`,
});

/** Differences of clocks, in milliseconds, that are doubtful and that are wrong: five minutes is what Slack's requests may be old. */
const DOUBTFUL_SKEW = 5_000;
const WRONG_SKEW = 60_000;

/** What a difference of the clocks means. */
export function clockFinding(platform: string, ahead: number | undefined): readonly Finding[] {
  if (ahead === undefined) return [];
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const off = Math.abs(ahead);
  const state = off >= WRONG_SKEW ? 'wrong' : off >= DOUBTFUL_SKEW ? 'doubtful' : 'good';
  return [
    {
      subject: `${platform} clock`,
      state,
      what: `this machine is ${seconds < 2 ? 'on time' : `${seconds} s ${ahead < 0 ? 'behind' : 'ahead'}`}`,
      ...(state !== 'good' && { fix: 'Set the clock of this machine by NTP: weekly messages go by it.' }),
    },
  ];
}
