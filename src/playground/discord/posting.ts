import { MessageFlags } from 'discord-api-types/v10';
import { checkWhole, readMessage, type MessageBody, type PostedMessage } from './check/message.ts';
import { numbered, textsOf } from './check/walk.ts';
import { LIMITS } from './limits.ts';
import { mentionsIn, NOBODY } from './mentions.ts';
import { REFUSALS, refuse } from './refusal.ts';
import {
  changed,
  type ChannelRecord,
  type Exchange,
  type FileRecord,
  type MessageRecord,
  type World,
} from './world.ts';

/** A file as a request carries it. */
export interface Upload {
  readonly index: string;
  readonly filename: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A message that the app wants to post. */
export interface Draft {
  readonly channel: ChannelRecord;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
  /** The path of the message's fields in the request, for errors. */
  readonly at?: readonly string[];
  readonly exchange?: Exchange;
  readonly onlyFor?: string | undefined;
}

/** Refuses files where the app may not attach any; what one person alone sees takes them anywhere. */
function checkAttaching(
  channel: ChannelRecord | undefined,
  uploads: readonly Upload[],
  onlyFor: string | undefined,
): void {
  if (uploads.length > 0 && onlyFor === undefined && channel?.attaches === false)
    throw REFUSALS.permissions();
}

const KEPT = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;
const NEW: PostedMessage = { v2: false, content: '', embeds: [], components: [], files: [] };

function filesOf(
  world: World,
  body: MessageBody,
  uploads: readonly Upload[],
  at: readonly string[],
): FileRecord[] {
  const entries = body.attachments ?? [];
  if (uploads.length > LIMITS.files) {
    refuse([...at, 'attachments'], 'BASE_TYPE_BAD_LENGTH', `Must be ${LIMITS.files} or fewer in length.`);
  }
  return uploads.map(({ index, filename, type, bytes }) => {
    if (bytes.byteLength > LIMITS.attachmentBytes) throw REFUSALS.tooLarge();
    const about = entries.find((one) => one.id === index);
    if (body.attachments && !about) {
      refuse([...at, 'attachments'], 'BASE_TYPE_REQUIRED', `files[${index}] is in no entry of the list`);
    }
    const id = world.nextId();
    const url = `${world.origin()}/attachments/${id}/${encodeURIComponent(filename)}`;
    const { description } = about ?? {};
    return {
      id,
      filename,
      size: bytes.byteLength,
      content_type: type,
      url,
      proxy_url: url,
      ...(typeof description === 'string' && { description }),
      ...pixelsOf(bytes),
      bytes,
    };
  });
}

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The width and height of a PNG, which Discord reads of every picture; nothing of other files. */
function pixelsOf(bytes: Uint8Array): { readonly width?: number; readonly height?: number } {
  const all = Buffer.from(bytes);
  if (all.length < 24 || !all.subarray(0, PNG.length).equals(PNG)) return {};
  return { width: all.readUInt32BE(16), height: all.readUInt32BE(20) };
}

const hasNonce = ({ nonce }: MessageBody): boolean => nonce !== undefined && nonce !== null;

/** The first message with the same nonce, while Discord remembers it. */
function firstWithNonce(world: World, channel: ChannelRecord, body: MessageBody): MessageRecord | undefined {
  if (!hasNonce(body) || body.enforce_nonce !== true) return undefined;
  const nonce = String(body.nonce);
  return channel.messages.find(
    (one) => one.nonce === nonce && one.author === world.botUserId && world.now() - one.at < LIMITS.nonceMs,
  );
}

/**
 * Checks a new message and adds it to its channel; for a nonce that was used before, gives the message of that time.
 */
export function post(world: World, draft: Draft): { message: MessageRecord; isNew: boolean } {
  const { channel, at = [], exchange } = draft;
  const body = readMessage(draft.body, at);
  const same = firstWithNonce(world, channel, body);
  if (same) return { message: same, isNew: false };
  checkAttaching(channel, draft.uploads, draft.onlyFor);
  const reply = body.message_reference;
  const replied = reply ? channel.messages.find((one) => one.id === reply.message_id) : undefined;
  if (reply && !replied && reply.fail_if_not_exists !== false) {
    refuse([...at, 'message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  }
  const names = draft.uploads.map((one) => one.filename);
  checkWhole(body, { ...NEW, files: names }, at);
  const components = numbered(body.components ?? []);
  const content = body.content ?? '';
  const message: MessageRecord = {
    id: world.nextId(),
    channelId: channel.id,
    author: world.botUserId,
    at: world.now(),
    ...(draft.onlyFor !== undefined && { onlyFor: draft.onlyFor }),
    ...(hasNonce(body) && { nonce: String(body.nonce) }),
    ...(replied && { replyTo: replied.id }),
    ...(exchange && { exchange }),
    content,
    flags: ((body.flags ?? 0) & KEPT) | (draft.onlyFor === undefined ? 0 : MessageFlags.Ephemeral),
    components,
    embeds: body.embeds ?? [],
    files: filesOf(world, body, draft.uploads, at),
    ...mentionsIn(world, [content, ...textsOf(components)], body.allowed_mentions, replied?.author),
  };
  channel.messages.push(message);
  changed(world);
  return { message, isNew: true };
}

/** Posts the "thinking…" that the answer to an interaction replaces. */
export function postLoading(
  world: World,
  channel: ChannelRecord,
  exchange: Exchange,
  onlyFor: string | undefined,
): MessageRecord {
  const message: MessageRecord = {
    id: world.nextId(),
    channelId: channel.id,
    author: world.botUserId,
    at: world.now(),
    ...(onlyFor !== undefined && { onlyFor }),
    exchange,
    content: '',
    flags: MessageFlags.Loading | (onlyFor === undefined ? 0 : MessageFlags.Ephemeral),
    components: [],
    embeds: [],
    files: [],
    ...NOBODY,
  };
  channel.messages.push(message);
  changed(world);
  return message;
}

/** Checks an edit together with what it leaves, and makes it. It notifies nobody, unless it replaces "thinking…". */
export function edit(
  world: World,
  message: MessageRecord,
  raw: unknown,
  uploads: readonly Upload[],
  at: readonly string[] = [],
): void {
  const body = readMessage(raw, at);
  checkAttaching(world.channels.get(message.channelId), uploads, message.onlyFor);
  const loading = (message.flags & MessageFlags.Loading) !== 0;
  const kept = message.files.filter((one) => body.attachments?.some((each) => each.id === one.id) ?? true);
  const names = [...kept.map((one) => one.filename), ...uploads.map((one) => one.filename)];
  const { content, embeds, components } = message;
  checkWhole(
    body,
    { v2: (message.flags & MessageFlags.IsComponentsV2) !== 0, content, embeds, components, files: names },
    at,
  );
  message.content = body.content === undefined ? content : (body.content ?? '');
  message.embeds = body.embeds === undefined ? embeds : (body.embeds ?? []);
  message.components = body.components === undefined ? components : numbered(body.components ?? []);
  message.files = [...kept, ...filesOf(world, body, uploads, at)];
  message.flags = (message.flags | ((body.flags ?? 0) & KEPT)) & ~MessageFlags.Loading;
  const found = mentionsIn(world, [message.content, ...textsOf(message.components)], body.allowed_mentions);
  message.mentions = found.mentions;
  message.mentionRoles = found.mentionRoles;
  message.mentionsEveryone = found.mentionsEveryone;
  if (loading) message.pinged = found.pinged;
  else message.editedAt = world.now();
  changed(world);
}
