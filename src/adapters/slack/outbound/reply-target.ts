import { z } from 'zod';

/** Where an answer goes. `user` is who asked, for the ways that are left when the first is closed. */
const target = z.discriminatedUnion('kind', [
  /** By the response_url of a slash command or a press; `replaces` the message that was pressed. */
  z.object({
    kind: z.literal('response'),
    url: z.string(),
    replaces: z.boolean(),
    channel: z.string(),
    thread: z.string().optional(),
    user: z.string(),
  }),
  /** As a message: for all in a conversation with Rung, for one person in a channel. */
  z.object({
    kind: z.literal('message'),
    channel: z.string(),
    thread: z.string().optional(),
    user: z.string(),
  }),
  /** In place of a message of ours. */
  z.object({ kind: z.literal('edit'), channel: z.string(), ts: z.string(), user: z.string() }),
  /** On the App Home of `user`; `front` where the front page stands there, with what is changeable on it. */
  z.object({ kind: z.literal('home'), user: z.string(), front: z.boolean().default(false) }),
]);
export type ReplyTarget = z.infer<typeof target>;

/** The callback id of a Home's front page, which tells a press on it from one on an answer that a Home shows. */
export const FRONT = 'front';

const metadata = z.object({ call: z.string(), target });

/** The most that a target takes of a modal's private_metadata, in UTF-16 units. */
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

/** A conversation of two, by its id. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');
