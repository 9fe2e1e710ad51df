import type { Upload } from '../posting.ts';
import type { World } from '../world.ts';
import type { Rate } from './rates.ts';

/** A request that was let in. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

/** An answer: a status and a body, or none. */
export interface Told {
  readonly status: number;
  readonly body?: unknown;
}

/** Something Discord can be asked. */
export interface Route {
  readonly method: string;
  /** As in "channels/:channel/messages". */
  readonly path: string;
  /** Whether the bot's token must be there; interactions bring a token in their path. */
  readonly open?: boolean;
  readonly rate?: Rate;
  readonly handle: (asked: Asked, world: World) => Told | Promise<Told>;
}

/** 200 with a body. */
export const ok = (body: unknown): Told => ({ status: 200, body });
/** 204. */
export const done: Told = { status: 204 };
