/** A connection that was never made, by Node's and undici's own words: nothing can have been sent over it. */
const NEVER_MADE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'EMFILE',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
]);
const UNTRUSTED = /^(?:CERT_|ERR_TLS_CERT_|UNABLE_TO_)/;
const NO_HANDSHAKE = 'before secure TLS connection was established';
/** Errors wrap each other a few times, never many. */
const DEEPEST = 8;

/**
 * Whether a request whose line broke may have reached the other side. What is not known to have failed before the
 * request could be written may have: a time-out, a reset, an error of a kind not seen before.
 */
export function mayHaveArrived(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST) return true;
  const { code, syscall, errors, original } = error as Error & {
    readonly code?: unknown;
    readonly syscall?: unknown;
    readonly errors?: unknown;
    readonly original?: unknown;
  };
  // Several addresses of one name, tried in turn.
  if (Array.isArray(errors) && errors.length > 0) return errors.some((one) => mayHaveArrived(one, depth + 1));
  if (syscall === 'connect' || syscall === 'getaddrinfo' || error.message.includes(NO_HANDSHAKE))
    return false;
  if (typeof code === 'string' && (NEVER_MADE.has(code) || UNTRUSTED.test(code))) return false;
  const within = original ?? error.cause;
  return within === undefined || mayHaveArrived(within, depth + 1);
}
