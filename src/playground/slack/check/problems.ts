import type { z } from 'zod';
import { isObject } from './refusal.ts';

/** A schema's problem in Slack's wording: a sentence and a JSON pointer. */
export function problemsOf(error: z.ZodError, root: string, input: unknown): string[] {
  return error.issues.flatMap((found) =>
    sentences(found, input).map(
      ({ words, path }) => `${words} [json-pointer:/${[root, ...path.map(String)].join('/')}]`,
    ),
  );
}

type Sentence = { words: string; path: readonly PropertyKey[] };

function sentences(found: z.core.$ZodIssue, input: unknown): Sentence[] {
  const { path } = found;
  const say = (words: string): Sentence[] => [{ words, path }];
  const given = at(input, path);
  switch (found.code) {
    case 'too_big':
      return say(
        found.origin === 'string'
          ? `must be less than ${Number(found.maximum) + 1} characters`
          : `no more than ${Number(found.maximum)} items allowed`,
      );
    case 'too_small':
      return say(
        found.origin === 'string'
          ? `must be more than ${Number(found.minimum) - 1} characters`
          : `no fewer than ${Number(found.minimum)} items allowed`,
      );
    case 'unrecognized_keys':
      return found.keys.map((key) => ({ words: `invalid additional property: ${key}`, path }));
    case 'invalid_type':
      return say(
        given === undefined
          ? `missing required field: ${String(path.at(-1) ?? '')}`
          : `must provide an ${found.expected}`,
      );
    case 'invalid_union': {
      const holder = path.at(-1) === 'type' ? at(input, path.slice(0, -1)) : given;
      const type = isObject(holder) ? holder['type'] : undefined;
      if (found.errors.length === 0) return say(`unsupported type: ${String(type)}`);
      return say(`failed to match all allowed schemas`);
    }
    case 'custom':
      return say(found.message);
    case 'invalid_value':
      return say(`must be a valid enum value`);
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return say('invalid value');
  }
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  let here = input;
  for (const key of path) here = (here as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return here;
}
