import type { ChatClient, PlatformName } from '../seam/client.ts';
import type { PageClock } from './clock.ts';

/** What one visitor plays with: a client of each platform, and the clock that all of it goes by. */
export interface Seat {
  readonly clients: readonly ChatClient[];
  readonly clock: PageClock;
  /** Aborted once the seat is given up: pages that listen are let go. */
  readonly ended: AbortSignal;
}

/** Who has which seat. Both say in a sentence why there is none. */
export interface Seating {
  /** The seat of a page that was just opened; with the cookie that the browser is to keep, where one was made. */
  open(visit: Visit): Promise<{ readonly seat: Seat; readonly cookie?: string } | Refused>;
  /** The seat of a page that is open. */
  find(visit: Visit): Promise<Seat | Refused>;
}

/** What a seat is found by. */
export interface Visit {
  /** The visitor's mark, as their browser sent it; undefined on the first visit. */
  readonly cookie: string | undefined;
  /** The address that the request came from, as far as it is known. */
  readonly address: string;
  /** Whether something is done, and not only read. */
  readonly acts: boolean;
}

/** Why something is not done, as a sentence for whoever asked. */
export interface Refused {
  readonly refused: string;
}

/** Whether a request is refused. */
export const isRefused = (found: object): found is Refused => 'refused' in found;

/** The client of a platform. @throws PageRefused where the page has none */
export function clientOf({ clients }: Seat, platform: PlatformName): ChatClient {
  const found = clients.find((one) => one.platform === platform);
  if (!found) throw new PageRefused(404, `There is no ${platform} here.`);
  return found;
}

/** Makes sure that a client knows a person and that they have a place. @throws PageRefused */
export function checkStandpoint(client: ChatClient, person: string, place?: string): void {
  if (!client.people.some((one) => one.name === person))
    throw new PageRefused(404, 'There is nobody of that name.');
  if (place !== undefined && !client.places(person).some((one) => one.id === place))
    throw new PageRefused(404, 'There is no such place.');
}

/** A request that is not answered as asked, with its status; the message is a sentence for whoever sent it. */
export class PageRefused extends Error {
  readonly status: 400 | 403 | 404 | 413 | 415 | 421 | 429 | 503;

  constructor(status: PageRefused['status'], sentence: string) {
    super(sentence);
    this.status = status;
  }
}
