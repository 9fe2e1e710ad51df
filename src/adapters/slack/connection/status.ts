import type { Telemetry } from '../../shared/adapter.ts';

/** How Slack stands with this process, put together from what its parts hear. */
export interface SlackStatus {
  /** auth.test has said who the bot is. */
  identified(): void;
  /** auth.test had no answer; `cause` in words. */
  unidentified(cause: string): void;
  /** So many sockets are open. */
  sockets(open: number): void;
  /** A socket could not be opened; `cause` in words. */
  socketFailed(cause: string): void;
  /** Slack does not let the app in, for a reason in words; undefined where it does. */
  refused(cause: string | undefined): void;
}

/** `listens`: whether Slack's requests come in over HTTP too, which needs no socket. */
export function createStatus(
  telemetry: Pick<Telemetry, 'status'>,
  { sockets: usesSockets, http: listens }: { readonly sockets: boolean; readonly http: boolean },
): SlackStatus {
  let identity: 'unknown' | 'known' | { readonly cause: string } = 'unknown';
  let refusal: string | undefined;
  let open = 0;
  let wasOpen = false;
  let failure: string | undefined;

  function tell(): void {
    const needsSocket = usesSockets && !listens;
    if (refusal !== undefined) telemetry.status({ kind: 'refused', cause: refusal });
    else if (typeof identity === 'object') telemetry.status({ kind: 'unreachable', ...identity });
    else if (needsSocket && open === 0 && (wasOpen || failure !== undefined))
      telemetry.status({ kind: 'unreachable', cause: failure ?? 'the connection was lost' });
    else if (identity === 'unknown' || (needsSocket && open === 0)) telemetry.status({ kind: 'joining' });
    else telemetry.status({ kind: 'joined' });
  }
  const change = (what: () => void): void => {
    what();
    tell();
  };
  return {
    identified: () => change(() => (identity = 'known')),
    unidentified: (cause) => change(() => (identity = { cause })),
    sockets: (count) =>
      change(() => {
        open = count;
        wasOpen ||= count > 0;
        if (count > 0) failure = undefined;
      }),
    socketFailed: (cause) => change(() => (failure = cause)),
    refused: (cause) => change(() => (refusal = cause)),
  };
}
