import { z } from 'zod';
import type { Visibility } from '../../../reply/reply.ts';
import type { PicturePlace } from './pictures/pictures.ts';

/** Where an answer goes. `user` is who asked: they are sent a direct message where the answer cannot go there. */
const target = z.discriminatedUnion('kind', [
  /** To the response_url of a slash command or a press; `replaces`: in place of the message that was pressed. */
  z.object({
    kind: z.literal('response'),
    url: z.string(),
    replaces: z.boolean(),
    channel: z.string(),
    thread: z.string().optional(),
    user: z.string(),
  }),
  /** As a new message, which in a channel one person alone sees. */
  z.object({
    kind: z.literal('message'),
    channel: z.string(),
    thread: z.string().optional(),
    user: z.string(),
  }),
  /** In place of one of Rung's own messages; `thread`: the one that it stands in. */
  z.object({
    kind: z.literal('edit'),
    channel: z.string(),
    ts: z.string(),
    thread: z.string().optional(),
    user: z.string(),
  }),
  /** On the App Home of `user`; `front`: it shows the front page. */
  z.object({ kind: z.literal('home'), user: z.string(), front: z.boolean().default(false) }),
]);
/** Where an answer goes. */
export type ReplyTarget = z.infer<typeof target>;

/** The callback id of the front page, by which a press on it differs from one on an answer that the App Home shows. */
export const FRONT = 'front';

const metadata = z.object({ call: z.string(), target });

/** The most that a target takes up in a modal's private_metadata, in UTF-16 units. */
export const TARGET_ROOM = 600;

/** A modal's private_metadata: its packed call, and where the answer goes once it is submitted. */
export const packMetadata = (call: string, to: ReplyTarget): string => JSON.stringify({ call, target: to });

/** Reads a modal's private_metadata back; undefined for anything else. */
export function unpackMetadata(
  text: string,
): { readonly call: string; readonly target: ReplyTarget } | undefined {
  try {
    const parsed = metadata.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a channel's id is that of a conversation between two. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/**
 * Where an answer's pictures are seen: in messages that Rung posts for everybody there, and nowhere else. Whether Slack
 * takes them in a message to one person, or over a response_url, is not known.
 */
export function picturePlaceOf(target: ReplyTarget, visibility: Visibility): PicturePlace | undefined {
  if (target.kind === 'home') return undefined;
  if (isDirect(target.channel)) return { id: target.user, direct: true };
  return visibility === 'channel' ? { id: target.channel, direct: false } : undefined;
}
