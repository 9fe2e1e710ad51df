import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isRefused, PageRefused, type Seat, type Seating, type Visit } from './seat.ts';

/** The name of the cookie that finds a visitor's seat. */
const COOKIE = 'rung-seat';

/** Who asks, as far as their request tells. The last address that a proxy noted is its own note; the others anybody can write. */
function visitOf(context: Context): Visit {
  const noted = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const address = noted ?? getConnInfo(context).remote.address ?? '';
  return { cookie: getCookie(context, COOKIE), address, acts: context.req.method === 'POST' };
}

/** The seat of whoever asks. @throws PageRefused where they have none */
export async function seatOf(seating: Seating, context: Context): Promise<Seat> {
  const seat = await seating.find(visitOf(context));
  if (isRefused(seat)) throw new PageRefused(503, seat.refused);
  return seat;
}

/** Gives whoever opens the page a seat, and their browser the cookie for it. @throws PageRefused where there is none */
export async function openSeat(seating: Seating, context: Context): Promise<Seat> {
  const opened = await seating.open(visitOf(context));
  if (isRefused(opened)) throw new PageRefused(503, opened.refused);
  if (opened.cookie !== undefined)
    setCookie(context, COOKIE, opened.cookie, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: context.req.header('x-forwarded-proto') === 'https',
    });
  return opened.seat;
}
