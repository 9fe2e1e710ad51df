import type { Upload } from '../posting.ts';
import type { World } from '../world.ts';
import type { Rate } from './rates.ts';

/** A request that was let in, as its route handles it. */
export interface RouteRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

/** The response to a request: a status and a body, or none. */
export interface RouteResponse {
  readonly status: number;
  readonly body?: unknown;
}

/** A route of the REST interface. */
export interface Route {
  readonly method: string;
  /** As in "channels/:channel/messages". */
  readonly path: string;
  /** Whether it takes no bot token, as interactions do, which have a token in their path. */
  readonly open?: boolean;
  readonly rate?: Rate;
  readonly handle: (request: RouteRequest, world: World) => RouteResponse | Promise<RouteResponse>;
}

/** 200 with a body. */
export const ok = (body: unknown): RouteResponse => ({ status: 200, body });
/** 204. */
export const done: RouteResponse = { status: 204 };
