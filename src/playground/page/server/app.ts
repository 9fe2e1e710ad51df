import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { PageParts } from './parts.ts';
import { reading } from './reading.ts';
import { doing } from './doing.ts';
import { headers, sameHost } from './safety.ts';
import { PageRefused } from './seat.ts';

/** The most bytes of a body; with a file, and without. */
const MOST = { plain: 256 * 1024, file: 8 * 1024 * 1024 };
/** The path of acts that carry a file. */
const WITH_FILE = '/act/file';

/** The page and all it asks for, as an app that answers requests. */
export function createPage(parts: PageParts): Hono {
  const page = new Hono();
  page.use(headers());
  page.use(sameHost(parts.hosts));
  page.use(
    limited(MOST.plain, (path) => path !== WITH_FILE),
    limited(MOST.file, () => true),
  );
  page.get('/', (context) => serve(context, parts.files, 'index.html'));
  page.get('/static/:name', (context) => serve(context, parts.files, context.req.param('name')));
  page.route('/', reading(parts));
  page.route('/', doing(parts));
  page.notFound((context) => context.json({ refused: 'There is nothing here.' }, 404));
  page.onError((error, context) => {
    if (error instanceof PageRefused) return context.json({ refused: error.message }, error.status);
    parts.report(error);
    return context.json({ refused: 'Something broke in the playground. What happened is in its log.' }, 500);
  });
  return page;
}

function limited(most: number, applies: (path: string) => boolean): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: most,
    onError: () => {
      throw new PageRefused(413, `That is too big: at most ${most / 1024} kB.`);
    },
  });
  return (context, next) => (applies(context.req.path) ? limit(context, next) : next());
}

function serve({ req, body }: Context, files: PageParts['files'], name: string): Response {
  const file = files.get(name);
  if (!file) throw new PageRefused(404, 'There is no such file.');
  // Looked for anew each time, so that an update of Rung is an update of its page.
  const about = { etag: file.etag, 'cache-control': 'no-cache' };
  if (req.header('if-none-match') === file.etag) return body(null, 304, about);
  return body(file.body, 200, { ...about, 'content-type': file.type });
}
