import type { IncomingMessage } from 'node:http';
import { isObject, type Json, Refusal } from '../check/refusal.ts';

const MAX_BODY = 10_000_000;

/** Reads a request's body to the end. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) throw new Refusal('request_too_large', { status: 413 });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * A call's arguments and its token, from JSON, a form or a multipart form. With JSON the token must be in the header.
 */
export async function argumentsOf(
  request: IncomingMessage,
  body: Buffer,
): Promise<{ args: Json; token: string | undefined }> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (type === 'application/json') {
    const args = parsed(body.toString());
    delete args['token'];
    return { args, token: bearer };
  }
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data' && body.length > 0) {
    throw new Refusal('invalid_post_type');
  }
  const { token, ...args } = Object.fromEntries(
    type === 'multipart/form-data' ? await formOf(request, body) : new URLSearchParams(body.toString()),
  ) as Json;
  return { args, token: bearer ?? (typeof token === 'string' ? token : undefined) };
}

function parsed(text: string): Json {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('invalid_json');
  }
  if (!isObject(value)) throw new Refusal('json_not_object');
  return value;
}

/** A multipart form, read by Node's own parser. */
export async function formOf(request: IncomingMessage, body: Buffer): Promise<FormData> {
  const type = request.headers['content-type'] ?? '';
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Refusal('invalid_form_data');
  }
}
