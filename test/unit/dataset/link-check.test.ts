import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closedPort } from '../../harness/closed-port.ts';
import { checkLinks, type LinkState } from '../../../scripts/link-check.ts';

let server: Server;
let base = '';
beforeAll(async () => {
  server = createServer(({ url, method }, response) => {
    if (url === '/silent') return;
    if (url === '/old') response.writeHead(301, { location: '/new' });
    else if (url === '/only-get' && method === 'HEAD') response.writeHead(405);
    else if (url === '/gone') response.writeHead(404);
    else response.writeHead(200);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('given addresses of every kind, when they are checked, then each is good, moved or broken, and asked for once', async () => {
  const found: [string, LinkState][] = [];
  const paths = ['/good', '/good', '/old', '/only-get', '/gone', '/silent'];
  await checkLinks(
    paths.map((path) => base + path),
    { fetch, patience: 300, done: (url, state) => void found.push([url.slice(base.length), state]) },
  );
  expect(found.sort(([one], [other]) => one.localeCompare(other))).toEqual([
    ['/gone', { kind: 'broken', why: 'HTTP 404' }],
    ['/good', { kind: 'good' }],
    ['/old', { kind: 'moved', to: `${base}/new` }],
    ['/only-get', { kind: 'good' }],
    ['/silent', { kind: 'broken', why: expect.stringContaining('timeout') as string }],
  ]);
});

it('given nothing that listens, when it is checked, then the cause is told', async () => {
  const found: LinkState[] = [];
  await checkLinks([`http://127.0.0.1:${await closedPort()}/`], {
    ...{ fetch, patience: 300, done: (_url: string, state: LinkState) => void found.push(state) },
  });
  expect(found).toEqual([{ kind: 'broken', why: expect.stringContaining('ECONNREFUSED') as string }]);
});
