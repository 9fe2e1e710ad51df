import { ComponentType } from 'discord-api-types/v10';
import { numbered } from '../check/walk.ts';
import type { Json } from '../refusal.ts';
import type { ChannelRecord, MessageRecord } from '../world.ts';

/** A field of a form. */
export interface SeenField {
  readonly customId: string;
  readonly label: string;
  readonly description?: string;
  readonly kind: 'text' | 'choice';
  readonly value: string;
  readonly required: boolean;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** An open form, as a person sees it. */
export interface SeenModal {
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly SeenField[];
  readonly data: Json;
}

/** An open form, and where it was opened. */
export interface OpenModal {
  readonly seen: SeenModal;
  readonly components: readonly Json[];
  readonly channel: ChannelRecord;
  readonly source?: MessageRecord;
}

interface Input extends Json {
  readonly type: ComponentType;
  readonly id: number;
  readonly custom_id: string;
  readonly label?: string;
  readonly value?: string | null;
  readonly required?: boolean | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly options?: readonly { label: string; value: string; default?: boolean | null }[];
}

const inputOf = (part: Json): Input | undefined =>
  (part['component'] as Input | undefined) ?? (part['components'] as Input[] | undefined)?.[0];

function fieldOf(part: Json): SeenField | undefined {
  const input = inputOf(part);
  if (!input) return undefined;
  const chosen = input.options?.filter((one) => one.default === true).map((one) => one.value);
  return {
    customId: input.custom_id,
    label: typeof part['label'] === 'string' ? part['label'] : (input.label ?? ''),
    ...(typeof part['description'] === 'string' && { description: part['description'] }),
    kind: input.type === ComponentType.TextInput ? 'text' : 'choice',
    value: input.value ?? chosen?.join(',') ?? '',
    required: input.required !== false,
    options: input.options ?? [],
  };
}

/** Opens the form that an answer holds. */
export function openModal(data: Json, channel: ChannelRecord, source?: MessageRecord): OpenModal {
  const components = numbered(data['components'] as Json[]);
  const fields = components.map(fieldOf).filter((one) => one !== undefined);
  const seen = { customId: String(data['custom_id']), title: String(data['title']), fields, data };
  return { seen, components, channel, ...(source && { source }) };
}

function filled(input: Input, field: SeenField, text: string): Json {
  const { type, id, custom_id } = input;
  if (field.kind === 'text') {
    const short = text === '' ? field.required : text.length < (input.min_length ?? 0);
    if (short || text.length > (input.max_length ?? 4000))
      throw new Error(`${field.label}: ${text === '' ? 'is required' : 'is too short or too long'}`);
    return { type, id, custom_id, value: text };
  }
  const exact = field.options.find((one) => one.label === text || one.value === text);
  const parts = exact
    ? [text]
    : text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean);
  const values = parts.map((part) => {
    const found = field.options.find((one) => one.label === part || one.value === part);
    if (!found && type === ComponentType.StringSelect)
      throw new Error(`${field.label}: there is no ${JSON.stringify(part)} to choose`);
    return found?.value ?? part;
  });
  const least = field.required ? (input.min_values ?? 1) : 0;
  if (values.length < least || values.length > (input.max_values ?? 1))
    throw new Error(`${field.label}: ${values.length} chosen`);
  return { type, id, custom_id, values };
}

/** The `data` of a submission. Fields are named by custom_id or label; those not named keep their values. */
export function submission({ seen, components }: OpenModal, values: Readonly<Record<string, string>>): Json {
  for (const name of Object.keys(values)) {
    if (!seen.fields.some((one) => one.customId === name || one.label === name))
      throw new Error(`the form has no field ${JSON.stringify(name)}`);
  }
  const parts = components.map((part) => {
    const { type, id } = part;
    const input = inputOf(part);
    const field = seen.fields.find((one) => one.customId === input?.custom_id);
    if (!input || !field) return { type, id };
    const answer = filled(input, field, values[field.customId] ?? values[field.label] ?? field.value);
    return type === ComponentType.Label
      ? { type, id, component: answer }
      : { type, id, components: [answer] };
  });
  return { custom_id: seen.customId, components: parts };
}
