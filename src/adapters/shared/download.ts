import { isSafeAddress } from './address.ts';
import { whyUnreachable } from './network-errors.ts';
import type { Download } from './uploads.ts';

/** How long a download may take, in milliseconds. */
const TIMEOUT = 10_000;

/** Where a platform's files may be downloaded from. */
export interface Origins {
  /** The hosts that serve its files, over https alone. */
  readonly hosts: readonly string[];
  /** The address of its API as it is configured: files may come from there as well. */
  readonly apiUrl: string;
}

/** Whether an address is the platform's own, so that a token may be shown to it. */
export function isOwn(address: string, { hosts, apiUrl }: Origins): boolean {
  if (!isSafeAddress(address)) return false;
  const { origin, protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return (protocol === 'https:' && hosts.includes(hostname)) || origin === new URL(apiUrl).origin;
}

/**
 * A download from a platform's own addresses, in `timeout` milliseconds at most. `log` is told why one failed; never a
 * name or an address. A redirection is not followed: it leads away from the file, such as to a page for signing in.
 */
export function createDownload({
  headers,
  log,
  timeout = TIMEOUT,
  ...origins
}: Origins & {
  /** Those that the platform asks for; undefined where it lets nobody in now. */
  readonly headers?: () => Promise<Readonly<Record<string, string>> | undefined>;
  readonly log: (why: string) => void;
  readonly timeout?: number;
}): Download {
  return async (url, most) => {
    if (!isOwn(url, origins)) {
      log('its address is not the platform’s own');
      return undefined;
    }
    try {
      const own = headers ? await headers() : {};
      if (!own) {
        log('the platform accepts no token now');
        return undefined;
      }
      const response = await fetch(url, {
        headers: own,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
      if (response.status === 200 && response.body) return await bytesOf(response.body, most);
      await response.body?.cancel();
      log(`HTTP ${response.status}`);
    } catch (error) {
      log(whyUnreachable(error) ?? (error instanceof Error ? error.name : 'unknown'));
    }
    return undefined;
  };
}

/** Reads a body, and stops as soon as it is longer than `most`. */
async function bytesOf(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | 'too large'> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) return 'too large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
