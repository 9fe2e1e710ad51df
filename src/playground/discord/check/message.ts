import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { invalidForm, read, REFUSALS, refuse, type Flaw, type Json } from '../refusal.ts';
import { layout, rows } from './components.ts';
import { duplicatedId, mediaOf, textsOf, walk } from './walk.ts';

const allowedMentions = z.looseObject({
  parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
  users: z.array(z.string()).max(100).nullish(),
  roles: z.array(z.string()).max(100).nullish(),
  replied_user: z.boolean().nullish(),
});

const message = z.looseObject({
  content: z.string().max(LIMITS.content).nullish(),
  embeds: z.array(z.looseObject({})).max(LIMITS.embeds).nullish(),
  flags: z.int().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  components: z.array(z.looseObject({})).nullish(),
  attachments: z
    .array(
      z.looseObject({
        id: z.union([z.string(), z.int()]).transform(String),
        description: z.string().max(1024).nullish(),
      }),
    )
    .max(LIMITS.files)
    .nullish(),
  nonce: z.union([z.string().max(LIMITS.nonce), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  poll: z.looseObject({}).nullish(),
  sticker_ids: z.array(z.string()).nullish(),
  message_reference: z
    .looseObject({ message_id: z.string(), fail_if_not_exists: z.boolean().nullish() })
    .nullish(),
});

/** The fields of a message that a request gives. */
export type MessageBody = z.infer<typeof message>;
/** A message as it was posted, which an edit keeps or replaces part by part. */
export interface PostedMessage {
  readonly v2: boolean;
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  /** Names of the files that the message will hold. */
  readonly files: readonly string[];
}

const fieldAt = (at: readonly string[], body: unknown): unknown =>
  at.reduceRight<unknown>((inner, key) => ({ [key]: inner }), body);

/** Reads a message's fields; `at` is their path in the request, for errors. */
export function readMessage(body: unknown, at: readonly string[] = []): MessageBody {
  const schema = at.length > 0 ? z.looseObject({ data: message }) : message;
  const parsed = read(schema as z.ZodType<MessageBody>, fieldAt(at, body));
  const read_ = at.length > 0 ? ((parsed as unknown as Json)['data'] as MessageBody) : parsed;
  const allowed = read_.allowed_mentions;
  for (const kind of ['users', 'roles'] as const) {
    if (allowed?.parse?.includes(kind) && (allowed[kind]?.length ?? 0) > 0) {
      refuse(
        [...at, 'allowed_mentions'],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
  return read_;
}

/** Refuses a message that breaks a rule as a whole, the parts that an edit leaves included. */
export function checkWhole(body: MessageBody, before: PostedMessage, at: readonly string[] = []): void {
  const components = body.components ?? before.components;
  const v2 = before.v2 || ((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const content = body.content === undefined ? before.content : (body.content ?? '');
  const embeds = body.embeds === undefined ? before.embeds : (body.embeds ?? []);
  if (v2)
    checkLegacyFields(
      { content, embeds: embeds.length, poll: body.poll, sticker_ids: body.sticker_ids?.length },
      at,
    );
  const shape = z.looseObject({ components: v2 ? layout : rows });
  const wrapped = at.length > 0 ? z.looseObject({ data: shape }) : shape;
  read(wrapped as z.ZodType, fieldAt(at, { components }));
  const flaws = [...flawsOf(components, before.files)];
  if (flaws.length > 0) throw invalidForm(flaws.map((one) => ({ ...one, path: [...at, ...one.path] })));
  if (
    v2
      ? components.length === 0
      : content.trim() === '' &&
        embeds.length === 0 &&
        before.files.length === 0 &&
        !body.poll &&
        !body.sticker_ids?.length
  ) {
    throw REFUSALS.empty();
  }
  if (v2 && Buffer.byteLength(JSON.stringify(body)) > LIMITS.messageBytes) throw REFUSALS.server();
}

function checkLegacyFields(fields: Record<string, unknown>, at: readonly string[]): void {
  const flaws = Object.entries(fields)
    .filter(([, value]) => Boolean(value))
    .map(([name]) => ({
      path: [...at, name],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
  if (flaws.length > 0) throw invalidForm(flaws);
}

function* flawsOf(components: readonly Json[], files: readonly string[]): Generator<Flaw> {
  const path = ['components'];
  if ([...walk(components)].length > LIMITS.components) {
    yield {
      path,
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The total number of components cannot exceed ${LIMITS.components}`,
    };
  }
  if (textsOf(components).join('').length > LIMITS.text) {
    yield {
      path,
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `The total displayable text size exceeds max of ${LIMITS.text}`,
    };
  }
  const twice = duplicatedId(components);
  if (twice)
    yield {
      path: [...path, ...twice],
      code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
      message: 'Component custom id cannot be duplicated',
    };
  for (const { path: where, url } of mediaOf(components)) {
    const name = /^attachment:\/\/(.*)$/.exec(url)?.[1];
    if (name !== undefined && !files.includes(name)) {
      yield {
        path: [...path, ...where],
        code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        message: 'The referenced attachment was not found in the request',
      };
    }
  }
}
