import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { mayHaveArrived } from '../../../src/adapters/shared/network-errors.ts';
import { closedPort } from '../../harness/closed-port.ts';

const failureOf = (url: string): Promise<unknown> =>
  fetch(url, { method: 'POST', body: 'x', signal: AbortSignal.timeout(5_000) }).then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('given a request whose line broke', () => {
  it('when nobody listens or the name is unknown, then it cannot have arrived', async () => {
    const port = await closedPort();
    expect(mayHaveArrived(await failureOf(`http://127.0.0.1:${port}`))).toBe(false);
    expect(mayHaveArrived(await failureOf('http://nowhere.invalid'))).toBe(false);
  });

  it('when the line is cut behind it, then it may have arrived', async () => {
    const server = createServer((request) => request.socket.resetAndDestroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(mayHaveArrived(await failureOf(`http://127.0.0.1:${port}`))).toBe(true);
    server.close();
  });

  it('when several addresses were tried, then it cannot have arrived unless one of them was reached', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
    const reset = Object.assign(new Error('read'), { code: 'ECONNRESET', syscall: 'read' });
    expect(mayHaveArrived(new Error('x', { cause: new AggregateError([refused, refused]) }))).toBe(false);
    expect(mayHaveArrived(new Error('x', { cause: new AggregateError([refused, reset]) }))).toBe(true);
  });

  it('when nothing is known of it, then it may have arrived', () => {
    for (const error of ['text', undefined, new Error('odd'), AbortSignal.abort().reason])
      expect(mayHaveArrived(error)).toBe(true);
  });
});
