import { z } from 'zod';
import type { Block } from './blocks.ts';
import { checkMessage, type Pictures } from './check.ts';
import { LIMITS } from './limits.ts';
import { type Json, Refusal } from './refusal.ts';
import type { Metadata } from '../state.ts';
import type { World } from '../world.ts';

/** The text and blocks of a message. */
export interface Content {
  readonly text: string;
  readonly blocks: Block[];
}

/** The text and blocks of a message, from a call, a response_url or an acknowledgement. */
export function contentOf(world: World, args: Json, pictures: Pictures): Content {
  const text = typeof args['text'] === 'string' ? args['text'] : '';
  if (text.length > LIMITS.text) throw new Refusal('msg_too_long');
  const raw = blocksOf(args['blocks']);
  const blocks = raw === undefined ? [] : checkMessage(raw, world.blockId, pictures);
  const attached = Array.isArray(args['attachments']) && args['attachments'].length > 0;
  if (text.trim() === '' && blocks.length === 0 && !attached) throw new Refusal('no_text');
  return { text, blocks };
}

const metadata = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});

/** The app's metadata of a message. */
export function metadataOf(args: Json): Metadata | undefined {
  const raw = args['metadata'];
  if (raw === undefined || raw === '') return undefined;
  let value: unknown = raw;
  try {
    if (typeof value === 'string') value = JSON.parse(value) as unknown;
  } catch {
    throw new Refusal('invalid_metadata_format');
  }
  const parsed = metadata.safeParse(value);
  if (!parsed.success) throw new Refusal('invalid_metadata_schema');
  return parsed.data;
}

function blocksOf(raw: unknown): readonly unknown[] | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  let value: unknown = raw;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value) as unknown;
    } catch {
      throw new Refusal('invalid_blocks_format');
    }
  }
  if (!Array.isArray(value)) throw new Refusal('invalid_blocks_format');
  return value as unknown[];
}
