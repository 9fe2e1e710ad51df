import { ComponentType } from 'discord-api-types/v10';
import type { Json } from '../refusal.ts';

/** A component, and where in its message it stands. */
export interface Placed {
  readonly path: readonly (string | number)[];
  readonly component: Json;
}

/** Every component, those inside others included, in the order they are read. */
export function* walk(components: readonly Json[], at: readonly (string | number)[] = []): Generator<Placed> {
  for (const [index, component] of components.entries()) {
    const path = [...at, index];
    yield { path, component };
    const inside = component['components'];
    if (Array.isArray(inside)) yield* walk(inside as Json[], [...path, 'components']);
    for (const key of ['accessory', 'component']) {
      const one = component[key];
      if (typeof one === 'object' && one !== null) yield { path: [...path, key], component: one as Json };
    }
  }
}

/** Where a custom_id is used for the second time. */
export function duplicatedId(components: readonly Json[]): readonly (string | number)[] | undefined {
  const seen = new Set<unknown>();
  for (const { path, component } of walk(components)) {
    const id = component['custom_id'];
    if (id === undefined || id === null) continue;
    if (seen.has(id)) return [...path, 'custom_id'];
    seen.add(id);
  }
  return undefined;
}

/** Every text of the components in which Discord looks for mentions. */
export function textsOf(components: readonly Json[]): string[] {
  return [...walk(components)]
    .filter(({ component }) => component['type'] === ComponentType.TextDisplay)
    .map(({ component }) => String(component['content']));
}

/** The addresses of pictures and files, with their places. */
export function mediaOf(components: readonly Json[]): { path: readonly (string | number)[]; url: string }[] {
  return [...walk(components)].flatMap(({ path, component }) => {
    const items = Array.isArray(component['items']) ? (component['items'] as Json[]) : [];
    const found = items.map((one, index) => ({
      path: [...path, 'items', index, 'media', 'url'],
      media: one['media'],
    }));
    for (const key of ['media', 'file']) {
      if (component[key]) found.push({ path: [...path, key, 'url'], media: component[key] });
    }
    return found.map((one) => ({ path: one.path, url: String((one.media as Json)['url']) }));
  });
}

/** The components with ids where they had none, as Discord numbers them. */
export function numbered(components: readonly Json[]): Json[] {
  const copy = structuredClone(components) as Json[];
  const used = new Set([...walk(copy)].map(({ component }) => component['id']).filter((id) => Boolean(id)));
  let next = 1;
  for (const { component } of walk(copy)) {
    if (component['id']) continue;
    while (used.has(next)) next++;
    component['id'] = next++;
  }
  return copy;
}
