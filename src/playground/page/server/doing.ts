import { Hono, type Context } from 'hono';
import { ActRefused, type ChatClient, type Standpoint } from '../seam/client.ts';
import { destination, type Move } from './clock.ts';
import type { PageParts } from './parts.ts';
import { actRequest, clockRequest, networkRequest, readAs } from './requests.ts';
import { checkStandpoint, clientOf, PageRefused, type Refused, type Seat } from './seat.ts';
import { seatOf } from './visit.ts';

/** That it was done, or why not. */
type Outcome = { readonly ok: true } | Refused;

/** What the page does in the seat of whoever asks. */
export function doing({ seating, demo }: PageParts): Hono {
  const routes = new Hono();
  routes.on('POST', ['/act', '/act/file'], async (context) => {
    const asked = readAs(actRequest, await bodyOf(context));
    const client = clientOf(await seatOf(seating, context), asked.platform);
    checkStandpoint(client, asked.person, asked.place);
    const { act, value } = asked;
    return context.json(await acted(client, asked, { act, ...(value !== undefined && { value }) }));
  });
  routes.post('/clock', async (context) => {
    const { move, person } = readAs(clockRequest, await bodyOf(context));
    return context.json(moved(await seatOf(seating, context), move, person));
  });
  routes.post('/network', async (context) => {
    const { platform, name, on } = readAs(networkRequest, await bodyOf(context));
    if (demo) throw new PageRefused(403, 'Network trouble can be tried where you run Rung yourself.');
    const { network } = clientOf(await seatOf(seating, context), platform);
    const found = network.find((one) => one.name === name);
    if (!found) throw new PageRefused(404, 'There is no such trouble.');
    if (on) found.begin();
    else found.end?.();
    return context.json({ ok: true, active: found.active() });
  });
  return routes;
}

async function bodyOf({ req }: Context): Promise<unknown> {
  try {
    return await req.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new PageRefused(400, 'That is no JSON.');
    throw error;
  }
}

async function acted(
  client: ChatClient,
  { person, place }: Standpoint,
  act: Parameters<ChatClient['act']>[1],
): Promise<Outcome> {
  try {
    await client.act({ person, place }, act);
    return { ok: true };
  } catch (error) {
    if (error instanceof ActRefused)
      return { refused: error.message, ...(error.instead !== undefined && { instead: error.instead }) };
    throw error;
  }
}

function moved({ clients, clock }: Seat, move: Move, person: string): (Outcome & { now: number }) | Refused {
  const zone = clients.flatMap(({ people }) => people).find(({ name }) => name === person)?.zone;
  if (zone === undefined) throw new PageRefused(404, 'There is nobody of that name.');
  const moment = destination(move, clock.now(), zone);
  if (moment === undefined) return { refused: `The clocks of ${zone} are never changed.` };
  if (moment > clock.latest())
    return { refused: 'The clock has gone five years ahead: that is as far as it goes.' };
  clock.moveTo(moment);
  return { ok: true, now: clock.now() };
}
