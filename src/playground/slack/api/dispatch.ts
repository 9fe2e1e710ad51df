import { type Json, Refusal } from '../check/refusal.ts';
import type { World } from '../world.ts';
import { assistant } from './assistant.ts';
import { chat } from './chat.ts';
import { files } from './files.ts';
import type { Method } from './method.ts';
import { people } from './people.ts';
import { views } from './views.ts';

const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({ ...assistant, ...chat, ...files, ...people, ...views }),
);

/** Refuses a call that its token does not allow, before its arguments are read. */
function authorize(world: World, method: Method, token: string | undefined, args: Json): void {
  if (token === undefined) throw new Refusal('not_authed');
  const standing = world.standing(token);
  if (standing !== undefined) {
    if (standing !== 'good') throw new Refusal(standing);
  } else if (token !== world.names.appToken || world.token === 'uninstalled')
    throw new Refusal('invalid_auth');
  if ((token === world.names.appToken) !== (method.token === 'app')) {
    throw new Refusal('not_allowed_token_type');
  }
  const needed = typeof method.scope === 'function' ? method.scope(world, args) : method.scope;
  if (needed !== undefined && !world.app.scopes.has(needed)) {
    throw new Refusal('missing_scope', { detail: { needed, provided: [...world.app.scopes].join(',') } });
  }
}

/** Seconds as HTTP's Retry-After wants them. */
export const throttled = (seconds: number): Refusal =>
  new Refusal('ratelimited', { status: 429, headers: { 'retry-after': String(seconds) } });

/** Answers a call of the Web API, or throws a `Refusal`. */
export function dispatch(world: World, name: string, args: Json, token: string | undefined): Json {
  const method = METHODS.get(name);
  if (!method) throw new Refusal('unknown_method', { detail: { req_method: name } });
  authorize(world, method, token, args);
  const channel = typeof args['channel'] === 'string' ? args['channel'] : undefined;
  const wait = world.rates?.take(name, channel) ?? 0;
  if (wait > 0) throw throttled(wait);
  return { ok: true, ...method.run(world, args) };
}
