/** Error codes of Node, undici and OpenSSL for a broken connection, each as a cause in words for operators. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/^ENOTFOUND$/, 'no such name is known: check the address, and the name server (DNS) of this machine'],
  [/^EAI_AGAIN$/, 'names cannot be looked up: check the name server (DNS) of this machine'],
  [/^ECONNREFUSED$/, 'the connection is refused: nothing listens at that address'],
  [
    /^E(?:NETUNREACH|NETDOWN|HOSTUNREACH|HOSTDOWN)$/,
    'there is no route to it: check the network of this machine',
  ],
  [
    /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    'no connection within the time: something in between may block the way',
  ],
  [/^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$|^ECONNABORTED$/, 'no answer within the time'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection broke off'],
  [/^CERT_HAS_EXPIRED$/, 'its TLS certificate has expired: check the clock of this machine'],
  [/^CERT_NOT_YET_VALID$/, 'its TLS certificate is not valid yet: check the clock of this machine'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its TLS certificate is of another name: something in between answers'],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|CERT_.*|UNABLE_TO_.*)$/,
    'its TLS certificate is not trusted: behind a proxy that opens TLS, set NODE_EXTRA_CA_CERTS to its certificate',
  ],
  [/^(?:ERR_SSL_.*|EPROTO)$/, 'TLS fails: what answers there speaks no TLS, or another kind'],
];
/** Errors wrap each other a few times, never many. */
const DEEPEST = 8;

/**
 * Why the other side of a request could not be reached, in words for operators; undefined for an error that does not
 * say. Looks into the errors that libraries wrap around the system's; `depth` counts those around this one.
 */
export function whyUnreachable(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > DEEPEST) return undefined;
  const { code, errors, original } = error as Error & {
    readonly code?: unknown;
    readonly errors?: unknown;
    readonly original?: unknown;
  };
  const words = typeof code === 'string' ? CAUSES.find(([pattern]) => pattern.test(code))?.[1] : undefined;
  if (words !== undefined) return words;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'no answer within the time';
  const inner = [original, error.cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  for (const one of inner) {
    const found = whyUnreachable(one, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Error codes of Node, undici and OpenSSL for a connection that was never made: nothing can have been sent over it. */
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

/**
 * Whether a request that failed with this error may have reached the other side all the same: any may have, unless it
 * is known that the error came before the request was written. `depth` counts the errors around this one.
 */
export function mayHaveArrived(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST) return true;
  const { code, syscall, errors, original } = error as Error & {
    readonly code?: unknown;
    readonly syscall?: unknown;
    readonly errors?: unknown;
    readonly original?: unknown;
  };
  // One error for each address of a name, where all were tried.
  if (Array.isArray(errors) && errors.length > 0) return errors.some((one) => mayHaveArrived(one, depth + 1));
  if (syscall === 'connect' || syscall === 'getaddrinfo' || error.message.includes(NO_HANDSHAKE))
    return false;
  if (typeof code === 'string' && (NEVER_MADE.has(code) || UNTRUSTED.test(code))) return false;
  const within = original ?? error.cause;
  return within === undefined || mayHaveArrived(within, depth + 1);
}
