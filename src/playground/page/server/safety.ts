import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { PageRefused } from './seat.ts';

/** The headers that keep everything out of the page but its own files. */
export const headers = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // Whoever puts it behind TLS says so in their proxy; on this machine it is HTTP.
    strictTransportSecurity: false,
  });

/** The names that the page is asked for by, on this machine itself. */
const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** The hosts that requests may name: this machine at the port, and the public name where there is one. */
export function hostsOf(port: number, publicHost: string | undefined): ReadonlySet<string> {
  const own = OWN_NAMES.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  return new Set([...own, ...(publicHost === undefined ? [] : [publicHost.toLowerCase()])]);
}

/**
 * Refuses requests that name another host (a page elsewhere whose name was pointed at this machine), and changes that a
 * page of another origin asks for, or that are no JSON.
 */
export function sameHost(hosts: () => ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase() ?? '';
    if (!hosts().has(host))
      throw new PageRefused(421, `Open this page by its own address: ${[...hosts()][0] ?? ''}.`);
    if (context.req.method === 'POST') checkPost(context, hosts());
    else if (context.req.method !== 'GET' && context.req.method !== 'HEAD')
      throw new PageRefused(400, 'There is only GET and POST here.');
    await next();
  };
}

function checkPost({ req }: Context, hosts: ReadonlySet<string>): void {
  const origin = req.header('origin');
  const site = req.header('sec-fetch-site');
  const isForeign = origin !== undefined && !(URL.canParse(origin) && hosts.has(new URL(origin).host));
  if (isForeign || (site !== undefined && site !== 'same-origin'))
    throw new PageRefused(403, 'That was asked by another page.');
  const type = req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new PageRefused(415, 'Send JSON (content-type: application/json).');
}
