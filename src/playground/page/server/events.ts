import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Told } from './protocol.ts';
import { PageRefused, type Seat } from './seat.ts';

/** The most pages that listen to one seat. */
const MOST_LISTENERS = 12;
/** How often a page that hears nothing else is told that the line stands, in milliseconds. */
const BEAT = 15_000;
/** Changes that come together are told together, in milliseconds. */
const TOGETHER = 8;

/** Tells pages what changed in their seats, for as long as they listen. */
export function createEvents(): (context: Context, seat: Seat) => Response {
  const listening = new WeakMap<Seat, number>();
  const count = (seat: Seat, by: number): void => void listening.set(seat, (listening.get(seat) ?? 0) + by);
  return (context, seat) => {
    if ((listening.get(seat) ?? 0) >= MOST_LISTENERS)
      throw new PageRefused(503, 'This page is open too often. Close some of its tabs.');
    count(seat, 1);
    return streamSSE(context, async (stream) => {
      const { promise: left, resolve: leave } = Promise.withResolvers<undefined>();
      stream.onAbort(() => leave(undefined));
      seat.ended.addEventListener('abort', () => leave(undefined), { once: true });
      const tell = (event: Told, data: string): void => {
        stream.writeSSE({ event, data }).catch(() => leave(undefined));
      };
      const stops = [
        ...seat.clients.map((client) => client.onChange(together(() => tell('change', client.platform)))),
        seat.clock.onMove(() => tell('clock', String(seat.clock.now()))),
      ];
      const beats = setInterval(() => tell('beat', String(seat.clock.now())), BEAT);
      tell('beat', String(seat.clock.now()));
      await left;
      clearInterval(beats);
      for (const stop of stops) stop();
      count(seat, -1);
    });
  };
}

/** Does something once for all calls that come close together. */
function together(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, TOGETHER).unref();
  };
}
