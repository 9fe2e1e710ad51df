import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, test } from 'vitest';
import { createDownload, isOwn } from '../../../src/adapters/shared/download.ts';

const ORIGINS = { hosts: ['files.slack.com'], apiUrl: 'http://127.0.0.1:8080/api/' };

test.each([
  ['https://files.slack.com/files-pri/T1-F1/download/a.yaml', true],
  ['http://127.0.0.1:8080/files-pri/T1-F1', true],
  ['http://files.slack.com/a', false],
  ['https://files.slack.com.example.com/a', false],
  ['https://example.com/files.slack.com', false],
  ['https://ada@files.slack.com/a', false],
  ['http://127.0.0.1:8081/a', false],
  ['http://169.254.169.254/latest', false],
  ['file:///etc/passwd', false],
  ['no address', false],
])('given %s, when a token would be shown to it, then that is %s', (address, own) => {
  expect(isOwn(address, ORIGINS)).toBe(own);
});

let close: (() => void) | undefined;
afterEach(() => close?.());

/** A download from a server that answers so; resolves to what came of it, what was logged, and who asked. */
async function downloaded(listener: RequestListener, timeout = 10_000) {
  const log: string[] = [];
  const tokens: unknown[] = [];
  const server = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const download = createDownload({
    ...{
      hosts: [],
      apiUrl: `${origin}/api/`,
      headers: () => Promise.resolve({ authorization: 'Bearer t' }),
      timeout,
    },
    log: (why) => void log.push(why),
  });
  const bytes = await download(`${origin}/file`, 10);
  return { bytes: bytes instanceof Uint8Array ? Buffer.from(bytes).toString() : bytes, log, tokens };
}

describe('given an address of the platform’s own', () => {
  it('when it serves a file, then its bytes come, asked for with the token', async () => {
    expect(await downloaded((_, response) => response.end('id: a'))).toEqual({
      ...{ bytes: 'id: a', log: [], tokens: ['Bearer t'] },
    });
  });

  it('when the file is as long as allowed, then it comes; when longer, then it is too large', async () => {
    expect((await downloaded((_, response) => response.end('x'.repeat(10)))).bytes).toHaveLength(10);
    expect((await downloaded((_, response) => response.end('x'.repeat(11)))).bytes).toBe('too large');
  });

  it('when it never ends, then it is too large as soon as it is', async () => {
    const endless: RequestListener = (_, response) => {
      const more = (): void => {
        if (response.write('x'.repeat(1000))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    };
    expect((await downloaded(endless)).bytes).toBe('too large');
  });

  it.each<[string, RequestListener, string]>([
    ['leads elsewhere', (_, response) => response.writeHead(302, { location: '/signin' }).end(), 'HTTP 302'],
    ['has no such file', (_, response) => response.writeHead(404).end(), 'HTTP 404'],
    ['cuts off', (request) => request.socket.destroy(), 'the connection broke off'],
  ])('when it %s, then nothing comes, and why is logged', async (_, listener, why) => {
    expect(await downloaded(listener)).toMatchObject({ bytes: undefined, log: [why] });
  });

  it('when it never answers, then nothing comes once the time is over', async () => {
    expect(await downloaded(() => undefined, 50)).toMatchObject({
      ...{ bytes: undefined, log: ['no answer within the time'] },
    });
  });
});
