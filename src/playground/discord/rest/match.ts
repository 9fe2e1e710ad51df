import { REFUSALS } from '../refusal.ts';
import type { Route } from './route.ts';

/** A route, and the parts of the path that it names. */
export interface MatchedRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request. @throws Refusal where there is none */
export type Matcher = (method: string, path: string) => MatchedRoute;

/** A matcher of these routes; a path that exists with another method is refused by 405, any other by 404. */
export function matcher(routes: readonly Route[]): Matcher {
  const all = routes.map((route) => ({
    route,
    pattern: new RegExp(`^/${route.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  }));
  return (method, path) => {
    const hits = all.flatMap(({ route, pattern }) => {
      const match = pattern.exec(path);
      return match ? [{ route, params: match.groups ?? {} }] : [];
    });
    const hit = hits.find((one) => one.route.method === method);
    if (hit) return hit;
    throw hits.length > 0 ? REFUSALS.method() : REFUSALS.notFound();
  };
}
