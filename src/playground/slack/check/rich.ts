import { z } from 'zod';
import { LIMITS } from './limits.ts';

const style = z.record(z.string(), z.boolean()).optional();
const filled = z.string().min(1);

/** A part of a line; an empty text is refused, as by Slack. */
const part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: filled, style }),
  z.strictObject({
    type: z.literal('link'),
    url: filled.max(LIMITS.url),
    text: z.string().optional(),
    unsafe: z.boolean().optional(),
    style,
  }),
  z.strictObject({ type: z.literal('user'), user_id: filled, style }),
  z.strictObject({ type: z.literal('channel'), channel_id: filled, style }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: filled, style }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.strictObject({
    type: z.literal('emoji'),
    name: filled,
    unicode: z.string().optional(),
    url: z.string().optional(),
    style,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: filled,
    url: z.string().optional(),
    fallback: z.string().optional(),
    style,
  }),
  z.strictObject({ type: z.literal('color'), value: filled, style }),
]);
/** A part of a line of rich text. */
export type RichPart = z.infer<typeof part>;

const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(part) });

/** A block of type rich_text. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: filled.max(LIMITS.id).optional(),
  elements: z.array(
    z.discriminatedUnion('type', [
      section,
      z.strictObject({
        type: z.literal('rich_text_list'),
        style: z.enum(['bullet', 'ordered']),
        elements: z.array(section),
        indent: z.int().min(0).max(8).optional(),
        offset: z.int().min(0).optional(),
        border,
      }),
      z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(part), border }),
      z.strictObject({
        type: z.literal('rich_text_preformatted'),
        elements: z.array(part),
        border,
        language: z.string().optional(),
      }),
    ]),
  ),
});
/** A block of rich text. */
export type RichText = z.infer<typeof richText>;
