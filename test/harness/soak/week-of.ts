const DAY = 86_400_000;
/** A Monday. */
const FIRST = Date.UTC(2024, 0, 1);

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Wall times that were read: many messages come at the same moment. Emptied when full. */
const walls = new Map<string, number>();
const MOST = 1_000;

/** The wall time of a zone, as if it were UTC, in epoch milliseconds. By `Intl` alone: it checks Rung's own. */
function wallOf(zone: string, at: number): number {
  const name = `${zone} ${at}`;
  const before = walls.get(name);
  if (before !== undefined) return before;
  if (walls.size >= MOST) walls.clear();
  const wall = readWall(zone, at);
  walls.set(name, wall);
  return wall;
}

function readWall(zone: string, at: number): number {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv', {
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
      ...{ hour12: false, timeZone: zone },
    });
  clocks.set(zone, clock);
  return Date.parse(`${clock.format(at).replace(' ', 'T')}:00Z`);
}

/** How long before a message came its time may have been shown last, in milliseconds, and how often it is looked. */
const REPEATED = 3_600_000;
const LOOK = 15 * 60_000;

/**
 * The week that a weekly message is of, which came at an instant: that of the last time it was due until then. Where an
 * hour of the clock comes twice, it is due at the first, which the clock no longer shows.
 */
export function weekOfMessage(of: Weekly, at: number): number {
  let week = 0;
  for (let before = 0; before <= REPEATED; before += LOOK) week = Math.max(week, weekAt(of, at - before));
  return week;
}

/** When somebody is written to. */
interface Weekly {
  readonly zone: string;
  readonly weekday: number;
  readonly time: string;
}

function weekAt({ zone, weekday, time }: Weekly, at: number): number {
  const wall = wallOf(zone, at);
  const week = Math.floor((wall - FIRST) / (7 * DAY));
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const due = FIRST + (week * 7 + weekday - 1) * DAY + (hours * 60 + minutes) * 60_000;
  return wall >= due ? week : week - 1;
}
