import { Hono, type Context } from 'hono';
import type { ChatClient } from '../seam/client.ts';
import { createEvents } from './events.ts';
import { paneOf } from './pane.ts';
import type { PageParts } from './parts.ts';
import type { PageState } from './protocol.ts';
import { fileRequest, paneRequest, readAs, suggestRequest } from './requests.ts';
import { checkStandpoint, clientOf, PageRefused, type Seat } from './seat.ts';
import { openSeat, seatOf } from './visit.ts';

/** What the page reads of the seat of whoever asks. */
export function reading({ seating, demo }: PageParts): Hono {
  const routes = new Hono();
  const events = createEvents();
  routes.get('/state', async (context) => fresh(context, stateOf(await openSeat(seating, context), demo)));
  routes.get('/events', async (context) => events(context, await seatOf(seating, context)));
  routes.get('/pane', async (context) => {
    const asked = readAs(paneRequest, context.req.query());
    const client = clientOf(await seatOf(seating, context), asked.platform);
    checkStandpoint(client, asked.person, asked.place);
    return fresh(context, paneOf(client, asked, asked));
  });
  routes.get('/suggest', async (context) => {
    const asked = readAs(suggestRequest, context.req.query());
    const client = clientOf(await seatOf(seating, context), asked.platform);
    checkStandpoint(client, asked.person, asked.place);
    return fresh(context, { suggestions: await client.suggest(asked, asked.typed) });
  });
  routes.get('/file/:platform/:person/:id', async (context) => {
    const asked = readAs(fileRequest, context.req.param());
    const client = clientOf(await seatOf(seating, context), asked.platform);
    checkStandpoint(client, asked.person);
    return fileOf(context, client.file(asked.person, asked.id));
  });
  return routes;
}

/** Pictures are shown in the page; whatever else is a download. */
const PICTURE = /^image\/(?:png|jpeg|gif|webp)$/;

function fileOf(context: Context, file: ReturnType<ChatClient['file']>): Response {
  if (!file) throw new PageRefused(404, 'There is no such file, or it is for somebody else.');
  const about = PICTURE.test(file.type)
    ? { 'content-type': file.type, 'cache-control': 'private, max-age=3600' }
    : { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };
  return context.body(new Uint8Array(file.bytes), 200, about);
}

function fresh(context: Context, body: object): Response {
  context.header('cache-control', 'no-store');
  return context.json(body);
}

const stateOf = ({ clients, clock }: Seat, demo: boolean): PageState => ({
  now: clock.now(),
  demo,
  platforms: clients.map(({ platform, people, network }) => ({
    name: platform,
    people,
    network: network.map((one) => ({
      ...{ name: one.name, label: one.label, summary: one.summary },
      ...{ active: one.active(), ends: one.end !== undefined },
    })),
  })),
});
