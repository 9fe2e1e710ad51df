import { ComponentType } from 'discord-api-types/v10';
import { numbered } from '../check/walk.ts';
import { LIMITS } from '../limits.ts';
import type { Json } from '../refusal.ts';
import { fileOf } from '../wire.ts';
import type { ChannelRecord, MessageRecord, World } from '../world.ts';

/** A field of a form. */
export interface SeenField {
  readonly customId: string;
  readonly label: string;
  readonly description?: string;
  readonly kind: 'text' | 'choice' | 'file';
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
  readonly file_types?: readonly string[] | null;
}

const inputOf = (part: Json): Input | undefined =>
  (part['component'] as Input | undefined) ?? (part['components'] as Input[] | undefined)?.[0];

const KINDS = new Map<ComponentType, SeenField['kind']>([
  [ComponentType.TextInput, 'text'],
  [ComponentType.FileUpload, 'file'],
]);

function fieldOf(part: Json): SeenField | undefined {
  const input = inputOf(part);
  if (!input) return undefined;
  const chosen = input.options?.filter((one) => one.default === true).map((one) => one.value);
  return {
    customId: input.custom_id,
    label: typeof part['label'] === 'string' ? part['label'] : (input.label ?? ''),
    ...(typeof part['description'] === 'string' && { description: part['description'] }),
    kind: KINDS.get(input.type) ?? 'choice',
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

/** A file of a person's machine; `content` is its text or its bytes. */
export interface PickedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}
/** What a person fills in: a text, choices by their words, or a file. */
export type Filled = Readonly<Record<string, string | readonly string[] | PickedFile>>;

function filled(input: Input, field: SeenField, text: string | readonly string[]): Json {
  const { type, id, custom_id } = input;
  if (field.kind === 'text') {
    const value = String(text);
    const short = value === '' ? field.required : value.length < (input.min_length ?? 0);
    if (short || value.length > (input.max_length ?? 4000))
      throw new Error(`${field.label}: ${value === '' ? 'is required' : 'is too short or too long'}`);
    return { type, id, custom_id, value };
  }
  const values = chosen(input, field, text);
  const isGroup = type === ComponentType.CheckboxGroup;
  const least = field.required ? (input.min_values ?? 1) : 0;
  if (values.length < least || values.length > (input.max_values ?? (isGroup ? field.options.length : 1)))
    throw new Error(`${field.label}: ${values.length} chosen`);
  if (type === ComponentType.RadioGroup) return { type, id, custom_id, value: values[0] ?? null };
  return { type, id, custom_id, values };
}

/** The values of what a person chose by its words or its values, several with commas between or in a list. */
function chosen({ type }: Input, field: SeenField, text: string | readonly string[]): string[] {
  const isExact = field.options.some((one) => one.label === text || one.value === text);
  const parts =
    typeof text !== 'string'
      ? text
      : isExact
        ? [text]
        : text
            .split(',')
            .map((one) => one.trim())
            .filter(Boolean);
  return parts.map((part) => {
    const found =
      field.options.find((one) => one.value === part) ?? field.options.find((one) => one.label === part);
    if (!found && WITH_OPTIONS.includes(type))
      throw new Error(`${field.label}: there is no ${JSON.stringify(part)} to choose`);
    return found?.value ?? part;
  });
}

const WITH_OPTIONS: readonly ComponentType[] = [
  ComponentType.StringSelect,
  ComponentType.RadioGroup,
  ComponentType.CheckboxGroup,
];

/** Uploads a file and gives the answer of its field. Throws at what Discord's own form refuses. */
function uploaded(world: World, input: Input, field: SeenField, file: PickedFile | undefined): Json {
  const { type, id, custom_id, file_types: types } = input;
  if (!file && field.required) throw new Error(`${field.label}: is required`);
  if (!file) return { type, id, custom_id, values: [] };
  if (types?.length && !types.some((one) => file.name.endsWith(one)))
    throw new Error(`${field.label}: ${file.name} is not of a kind that it takes`);
  const bytes = Buffer.from(file.content);
  if (bytes.length > LIMITS.attachmentBytes) throw new Error(`${field.label}: ${file.name} is too large`);
  const upload = world.nextId();
  const url = `${world.origin()}/attachments/${upload}/${encodeURIComponent(file.name)}`;
  world.uploads.set(upload, {
    ...{ id: upload, filename: file.name, size: bytes.length, content_type: 'text/plain; charset=utf-8' },
    ...{ url, proxy_url: url, bytes },
  });
  return { type, id, custom_id, values: [upload] };
}

/** The `data` of a submission. Fields are named by custom_id or label; those not named keep their values. */
export function submission(world: World, { seen, components }: OpenModal, values: Filled): Json {
  for (const name of Object.keys(values)) {
    if (!seen.fields.some((one) => one.customId === name || one.label === name))
      throw new Error(`the form has no field ${JSON.stringify(name)}`);
  }
  const attachments: Record<string, Json> = {};
  const parts = components.map((part) => {
    const { type, id } = part;
    const input = inputOf(part);
    const field = seen.fields.find((one) => one.customId === input?.custom_id);
    if (!input || !field) return { type, id };
    const given = values[field.customId] ?? values[field.label];
    const answer = answerOf(world, input, field, given);
    for (const one of input.type === ComponentType.FileUpload ? (answer['values'] as string[]) : []) {
      const file = world.uploads.get(one);
      if (file) attachments[one] = fileOf(file);
    }
    return type === ComponentType.Label
      ? { type, id, component: answer }
      : { type, id, components: [answer] };
  });
  const resolved = Object.keys(attachments).length > 0 && { resolved: { attachments } };
  return { custom_id: seen.customId, components: parts, ...resolved };
}

function answerOf(world: World, input: Input, field: SeenField, given: Filled[string] | undefined): Json {
  const isFile = typeof given === 'object' && 'content' in given;
  if (input.type === ComponentType.FileUpload)
    return uploaded(world, input, field, isFile ? given : undefined);
  if (isFile) throw new Error(`${field.label}: takes no file`);
  return filled(input, field, given ?? field.value);
}
