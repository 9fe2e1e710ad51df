import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

/** The health server, on a port of its own, apart from the one that platforms call. */
export interface Health {
  readonly port: number;
  stop(): Promise<void>;
}

/** The address of the health server, and where its answers come from. */
export interface HealthParts {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  readonly ready: () => Promise<Readiness>;
  /** Pages in HTML by their path, such as `/privacy`. */
  readonly pages: ReadonlyMap<string, string>;
}

/**
 * Answers `GET /healthz` (200 while the process answers), `GET /readyz` (200 where all it needs is there, otherwise 503,
 * with each part as JSON), `GET /metrics` (Prometheus) and the pages.
 * @throws the system's error where the port is taken or the host is none of this machine's
 */
export async function startHealth({ host, port, metrics, ready, pages }: HealthParts): Promise<Health> {
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000 }, (request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type }).end(body);
    };
    const page = pages.get(request.url ?? '');
    if (request.method !== 'GET') answer(405, 'text/plain', 'GET only\n');
    else if (request.url === '/healthz') answer(200, 'application/json', '{"status":"ok"}\n');
    else if (request.url === '/readyz') {
      ready().then(
        (found) => answer(found.ready ? 200 : 503, 'application/json', `${JSON.stringify(found)}\n`),
        () => answer(500, 'text/plain', 'it cannot be told whether Rung is ready\n'),
      );
    } else if (request.url === '/metrics') {
      metrics.text().then(
        ({ type, body }) => answer(200, type, body),
        () => answer(500, 'text/plain', 'the metrics cannot be read\n'),
      );
    } else if (page !== undefined) answer(200, 'text/html; charset=utf-8', page);
    else answer(404, 'text/plain', 'There are /healthz, /readyz and /metrics.\n');
  });
  server.maxConnections = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: portOf(server, port), stop: () => close(server) };
}

function portOf(server: Server, asked: number): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : asked;
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
