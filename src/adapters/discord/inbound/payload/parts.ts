import { z } from 'zod';
import { flag, id, maybe, text } from '../../../shared/fields.ts';

/** A user: a person or an app. */
export const person = z.object({ id, username: text, global_name: text, bot: flag });

/** Permissions: a bit set written as a decimal number. */
export const permissions = maybe(z.string().regex(/^\d{1,30}$/));

/** A member of a guild. */
export const member = z.object({ user: maybe(person), permissions });
