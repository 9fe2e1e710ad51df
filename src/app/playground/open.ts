import type { PlaygroundConfig } from './settings.ts';
import type { Room } from '../../playground/page/server/demo.ts';
import type { RoomParts } from './room.ts';
import { createDemo } from '../../playground/page/server/demo.ts';
import { servePage } from '../../playground/page/server/listen.ts';
import type { Seating } from '../../playground/page/server/seat.ts';

/** The page, while it is served. */
export interface OpenPlayground {
  /** Where it is opened in a browser. */
  readonly address: string;
  /** Ends it, and all that was done in it. */
  stop(): Promise<void>;
}

/**
 * Serves the page to try Rung on; resolves once it answers. Rung joins the local platforms meanwhile.
 * @param parts what rooms are made of, once it is there: the page answers before, and its visitors wait for a seat
 * @throws the system's error where the port is taken or the address is none of this machine's
 */
export async function openPlayground(
  config: PlaygroundConfig,
  parts: Promise<RoomParts>,
): Promise<OpenPlayground> {
  const { seats, port, address, publicHost } = config;
  const report = (error: unknown): void => void parts.then((one) => one.report(error));
  const open = async (): Promise<Room> => openRoom(await parts);
  const seating =
    seats === undefined
      ? oneSeat(parts, open)
      : createDemo({ openRoom: open, seats, elapsed: () => performance.now(), report });
  const served = await servePage({
    ...{ seating, demo: seats !== undefined, report },
    ...{ port, address, publicHost },
  });
  const host = publicHost ?? `${address === '0.0.0.0' ? '127.0.0.1' : address}:${served.port}`;
  return {
    address: `http://${host}`,
    async stop() {
      await served.stop();
      await seating.stop();
    },
  };
}

/** How long the room waits once Rung is built where nobody wants it yet, in milliseconds: opening it keeps the process busy. */
const WARMING = 500;

/** One room for everybody at this machine. */
function oneSeat(
  parts: Promise<RoomParts>,
  openRoom: () => Promise<Room>,
): Seating & { stop(): Promise<void> } {
  let room: Promise<Room> | undefined;
  let warming: NodeJS.Timeout | undefined;
  let isStopped = false;
  const seat = async () => (await (room ??= openRoom())).seat;
  void parts.then(({ report }) => {
    if (!isStopped) warming = setTimeout(() => void seat().catch((error: unknown) => report(error)), WARMING);
  });
  return {
    open: async () => ({ seat: await seat() }),
    find: seat,
    async stop() {
      isStopped = true;
      clearTimeout(warming);
      await room?.then((one) => one.close()).catch(() => undefined);
    },
  };
}

/** Opens a room. What joins the platforms takes a moment to load, and is not needed for the page to answer. */
async function openRoom(parts: RoomParts): Promise<Room> {
  const room = await import('./room.ts');
  return room.openRoom(parts);
}
