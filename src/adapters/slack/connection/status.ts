import type { Telemetry } from '../../shared/adapter.ts';

/** The status of Slack in this process, from those of its parts. */
export interface SlackStatus {
  /** auth.test succeeded. */
  identified(): void;
  /** auth.test got no response; `cause` is in words for operators. */
  unidentified(cause: string): void;
  /** So many sockets are open now. */
  sockets(open: number): void;
  /** A socket could not be opened; `cause` is in words for operators. */
  socketFailed(cause: string): void;
  /** Slack does not accept the app, with the cause in words for operators; undefined where it does. */
  refused(cause: string | undefined): void;
}

/**
 * The status of Slack. `sockets`: whether Socket Mode is used; `http`: whether requests come in over HTTP as well, so
 * that no socket is needed.
 */
export function createStatus(
  telemetry: Pick<Telemetry, 'status'>,
  { sockets: usesSockets, http: usesHttp }: { readonly sockets: boolean; readonly http: boolean },
): SlackStatus {
  let identity: 'unknown' | 'known' | { readonly cause: string } = 'unknown';
  let refusal: string | undefined;
  let open = 0;
  let wasOpen = false;
  let failure: string | undefined;

  function publish(): void {
    const needsSocket = usesSockets && !usesHttp;
    if (refusal !== undefined) telemetry.status({ kind: 'refused', cause: refusal });
    else if (typeof identity === 'object') telemetry.status({ kind: 'unreachable', ...identity });
    else if (needsSocket && open === 0 && (wasOpen || failure !== undefined))
      telemetry.status({ kind: 'unreachable', cause: failure ?? 'the connection was lost' });
    else if (identity === 'unknown' || (needsSocket && open === 0)) telemetry.status({ kind: 'joining' });
    else telemetry.status({ kind: 'joined' });
  }
  const change = (apply: () => void): void => {
    apply();
    publish();
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
