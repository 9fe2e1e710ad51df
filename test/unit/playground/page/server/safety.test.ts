import { readPageFiles } from '../../../../../src/playground/page/server/files.ts';
import { describe, expect, it } from 'vitest';
import { HOST, openPage, typed } from '../../../../harness/fixtures/unit/playground/page.ts';

const { get, post, bugs } = await openPage();

describe('given the page', () => {
  it('when it is opened, then its headers let nothing in but its own files', async () => {
    const response = await get('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await response.text()).not.toMatch(/ on\w+=|style=|<script(?![^>]* src=)/);
  });

  it('when a file is asked for again, then it is not sent again', async () => {
    const first = await get('/static/page.js');
    expect(first.headers.get('content-type')).toContain('javascript');
    const etag = first.headers.get('etag') ?? '';
    expect((await get('/static/page.js', { 'if-none-match': etag })).status).toBe(304);
  });

  it('when its files are weighed, then the page is under 100 kB', async () => {
    const files = await readPageFiles();
    const sizes = [...files.values()].map(({ body }) => body.byteLength);
    expect(files.has('page.js') && files.has('slack-blocks.css') && files.has('discord.css')).toBe(true);
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThan(100_000);
  });

  it.each(['evil.example:4848', '127.0.0.1', 'localhost:80', ''])(
    'when it is asked for as %j, then it is refused, whatever is asked',
    async (host) => {
      for (const path of ['/', '/static/page.js', '/state'])
        expect((await get(path, { host })).status).toBe(421);
      expect((await post('/act', typed('/salary'), { host })).status).toBe(421);
    },
  );

  it.each(['127.0.0.1:4848', 'localhost:4848', '[::1]:4848', 'LOCALHOST:4848'])(
    'when it is asked for as %j, then it answers',
    async (host) => {
      expect((await get('/state', { host })).status).toBe(200);
    },
  );

  it.each<Record<string, string>>([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('when another page posts with %j, then it is refused', async (headers) => {
    expect((await post('/act', typed('/salary'), headers)).status).toBe(403);
  });

  it('when its own page posts, then it is done', async () => {
    const headers = { origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' };
    expect(await (await post('/act', typed('/salary'), headers)).json()).toEqual({ ok: true });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
    'when %j is posted, then it is refused',
    async (type) => {
      expect((await post('/act', typed('/salary'), { 'content-type': type })).status).toBe(415);
    },
  );

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"platform":"irc"}',
    JSON.stringify(typed('x', { person: { a: 1 } })),
  ])('when %j is posted, then it is refused in a sentence and nothing broke', async (body) => {
    for (const path of ['/act', '/act/file', '/clock', '/network']) {
      const response = await post(path, body);
      expect(response.status).toBe(400);
      expect(Object.keys((await response.json()) as object)).toEqual(['refused']);
    }
    expect(bugs).toEqual([]);
  });

  it('when too much is posted, then it is refused; with a file more is taken', async () => {
    const big = typed('x'.repeat(300_000));
    expect((await post('/act', big)).status).toBe(413);
    expect((await post('/act/file', big)).status).toBe(200);
    expect((await post('/act/file', typed('x'.repeat(8_400_000)))).status).toBe(413);
  });

  it('when another method or path is tried, then it is refused in a sentence', async () => {
    for (const path of [
      '/../../etc/passwd',
      '/static/..%2f..%2fpackage.json',
      '/static/tsconfig.json',
      '/nowhere',
    ])
      expect((await get(path)).status).toBe(404);
  });
});
