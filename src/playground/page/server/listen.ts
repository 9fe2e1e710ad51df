import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPage } from './app.ts';
import { readPageFiles } from './files.ts';
import type { PageParts } from './parts.ts';
import { hostsOf } from './safety.ts';

/** Where the page is served, and what it is made of. */
export interface Serving extends Pick<PageParts, 'seating' | 'demo' | 'report'> {
  readonly port: number;
  /** The address of this machine that it is opened on. */
  readonly address: string;
  /** The name that it is known by from elsewhere, where it is. */
  readonly publicHost: string | undefined;
}

/** The page, while it is served. */
export interface Served {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves the page.
 * @throws the system's error where the port is taken or the address is none of this machine's
 */
export async function servePage({ port, address, publicHost, ...parts }: Serving): Promise<Served> {
  const files = await readPageFiles();
  let hosts = hostsOf(port, publicHost);
  const page = createPage({ ...parts, files, hosts: () => hosts });
  const server = createAdaptorServer({
    fetch: page.fetch,
    serverOptions: { headersTimeout: 5_000, requestTimeout: 30_000, maxHeaderSize: 16_384 },
  }) as Server;
  server.maxConnections = 500;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  hosts = hostsOf(own, publicHost);
  return { port: own, stop: () => close(server) };
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
