import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as it was posted. */
export interface PostedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Posted {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<PostedSpan, 'facts'> & { readonly attributes: readonly Attribute[] })[];
    }[];
  }[];
}

/** A collector of traces over HTTP on this machine; it never answers where it `hangs`. */
export interface Collector {
  readonly url: string;
  /** Every body that was posted, as text, and the headers it came with. */
  readonly bodies: readonly string[];
  readonly headers: readonly string[];
  readonly spans: () => readonly PostedSpan[];
  /** The attributes of the process that posted first. */
  readonly resource: () => Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

const factsOf = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** Opens a collector that answers with a status, or never where `hangs`. */
export async function openCollector(status: number | 'hangs' = 200): Promise<Collector> {
  const bodies: string[] = [];
  const headers: string[] = [];
  const server = createServer((request, response) => {
    headers.push(JSON.stringify([request.url, request.headers]));
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      if (status !== 'hangs') response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const resources = () => bodies.flatMap((one) => (JSON.parse(one) as Posted).resourceSpans);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    headers,
    spans: () =>
      resources().flatMap((one) =>
        one.scopeSpans.flatMap(({ spans }) =>
          spans.map(({ attributes, ...span }) => ({ ...span, facts: factsOf(attributes) })),
        ),
      ),
    resource: () => factsOf(resources()[0]?.resource.attributes ?? []),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
