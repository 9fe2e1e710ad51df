import type { IncomingMessage } from 'node:http';
import type { Upload } from '../posting.ts';
import { REFUSALS } from '../refusal.ts';

/** A request's body: JSON, or a form with `payload_json` and `files[n]`. */
export interface Body {
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw REFUSALS.json();
  }
};

/** Reads a request's bytes to the end. */
export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Reads a body by its content type. */
export function bodyOf(bytes: Buffer, type: string): Body {
  if (bytes.byteLength === 0) return { body: undefined, uploads: [] };
  if (!type.startsWith('multipart/form-data')) return { body: parse(bytes.toString('utf8')), uploads: [] };
  let body: unknown = {};
  const uploads: Upload[] = [];
  for (const part of partsOf(bytes, type)) {
    const index = /^files\[(\d+)\]$/.exec(part.name)?.[1];
    if (part.name === 'payload_json') body = parse(part.bytes.toString('utf8'));
    else if (index !== undefined) {
      uploads.push({ index, filename: part.filename, type: part.type, bytes: new Uint8Array(part.bytes) });
    }
  }
  return { body, uploads };
}

interface Part {
  readonly name: string;
  readonly filename: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** The parts between a form's boundaries. */
function* partsOf(bytes: Buffer, type: string): Generator<Part> {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary === undefined) throw REFUSALS.json();
  const mark = Buffer.from(`--${boundary}`);
  let from = bytes.indexOf(mark);
  while (from >= 0) {
    const start = from + mark.length + 2;
    from = bytes.indexOf(mark, start);
    const head = bytes.indexOf('\r\n\r\n', start);
    if (from < 0 || head < 0 || head > from) continue;
    const headers = bytes.subarray(start, head).toString('utf8');
    yield {
      name: /[; ]name="([^"]*)"/i.exec(headers)?.[1] ?? '',
      filename: /filename="([^"]*)"/i.exec(headers)?.[1] ?? 'unknown',
      type: /content-type: *([^\r\n;]+)/i.exec(headers)?.[1] ?? 'application/octet-stream',
      // Two bytes of line end stand before the next boundary.
      bytes: bytes.subarray(head + 4, from - 2),
    };
  }
}
