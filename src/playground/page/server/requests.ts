import { z } from 'zod';
import { MOVES } from './clock.ts';
import { SHOWN } from './pane.ts';
import { PageRefused } from './seat.ts';

const platform = z.enum(['slack', 'discord']);
const name = z.string().min(1).max(100);
/** The most entries that a page asks for at once. */
const MOST_SHOWN = 1000;

/** What the page asks to see: `GET /pane`. */
export const paneRequest = z.object({
  platform,
  person: name,
  place: name,
  have: z
    .string()
    .max(12_000)
    .default('')
    .transform((text) => new Set(text.split('.').filter(Boolean))),
  last: z.coerce.number().int().min(1).max(MOST_SHOWN).default(SHOWN),
});

/** What a person does: `POST /act`. */
export const actRequest = z.object({
  platform,
  person: name,
  place: name,
  act: z.json(),
  value: z.json().optional(),
});

/** What a person has typed so far: `GET /suggest`. */
export const suggestRequest = z.object({ platform, person: name, place: name, typed: z.string().max(4000) });

/** Where the clock is moved: `POST /clock`. */
export const clockRequest = z.object({ move: z.enum(MOVES), person: name });

/** Which trouble begins or ends: `POST /network`. */
export const networkRequest = z.object({
  platform,
  name: z.enum(['drop-reply', 'throttle', 'disconnect']),
  on: z.boolean(),
});

/** What of a file: `GET /file/<platform>/<person>/<id>`. */
export const fileRequest = z.object({ platform, person: name, id: name });

/** Reads what was sent. @throws PageRefused where it has not the shape */
export function readAs<Schema extends z.ZodType>(schema: Schema, sent: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(sent);
  if (success) return data;
  const where = error.issues[0]?.path.join('.') ?? '';
  throw new PageRefused(400, where === '' ? 'That cannot be read.' : `“${where}” cannot be read.`);
}
