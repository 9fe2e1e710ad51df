import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { flag, id, list, maybe, text, url } from '../../../shared/fields.ts';
import { member, permissions, person } from './parts.ts';

const value = maybe(z.union([z.string(), z.number(), z.boolean()]));

/** An option as somebody filled it in. */
export interface FilledOption {
  readonly name: string;
  readonly type?: ApplicationCommandOptionType | undefined;
  readonly value?: string | number | boolean | undefined;
  readonly focused?: boolean | undefined;
  /** Those of a subcommand. */
  readonly options?: readonly FilledOption[] | undefined;
}

const leaf = z.object({
  name: z.string().min(1),
  type: maybe(z.enum(ApplicationCommandOptionType)),
  value,
  focused: flag,
});
/** Discord nests a subcommand in a group and its options in that: three deep. */
const option = z.object({
  ...leaf.shape,
  options: list(z.object({ ...leaf.shape, options: list(leaf) })),
});

const input = z.object({
  type: maybe(z.enum(ComponentType)),
  custom_id: text,
  value: text,
  values: list(z.string()),
});

/** A file that was uploaded; its size is in bytes. */
const attachment = z.object({ filename: text, size: maybe(z.number().int().min(0)), url });

const data = z.object({
  id,
  /** The server of a command that is registered there alone. */
  guild_id: id,
  name: text,
  type: maybe(z.enum(ApplicationCommandType)),
  options: list(option),
  component_type: maybe(z.enum(ComponentType)),
  custom_id: text,
  values: list(z.string()),
  /** The inputs of a form, each in a label or, as in older forms, in a row. */
  components: list(z.object({ component: maybe(input), components: list(input) })),
  resolved: maybe(z.object({ attachments: maybe(z.record(z.string(), maybe(attachment))) })),
});

/** An interaction; parts that are not used are left out. Without an id and a token it could not be answered. */
export const interactionPayload = z.object({
  id: z.string().min(1),
  token: z.string().min(1),
  type: z.enum(InteractionType),
  application_id: id,
  data: maybe(data),
  guild_id: id,
  channel_id: id,
  channel: maybe(z.object({ id })),
  member: maybe(member),
  user: maybe(person),
  /** What Rung may do there. */
  app_permissions: permissions,
  context: maybe(z.enum(InteractionContextType)),
  authorizing_integration_owners: maybe(z.record(z.string(), z.unknown())),
  message: maybe(z.object({ flags: maybe(z.number().int()) })),
});
/** An interaction as it was read. */
export type InteractionPayload = z.output<typeof interactionPayload>;
