import type { Requester } from './requester.ts';
import type { Core } from './adapter.ts';
import type { Answer } from '../../core/run/run.ts';
import { replay } from '../../core/declare/invocation.ts';
import { button, paragraph } from '../../reply/build.ts';
import type { Call, FieldValues } from '../../reply/reply.ts';
import { fileProblem, hasEnding, textOf, type Accepted, type TextFile } from '../../reply/text-file.ts';

/** A file that somebody uploaded in a form's field, before it is read; `size` is in bytes. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly size: number | undefined;
  /** Where the platform serves it; undefined where it does not say. */
  readonly url: string | undefined;
}

/**
 * Downloads what an address of the platform's serves: its bytes, 'too large' for more than `most`, and undefined where it
 * cannot be had. Never rejects.
 */
export type Download = (url: string, most: number) => Promise<Uint8Array | 'too large' | undefined>;

/** The call of a submitted form with the text of its files in their fields, or the answer to a file that cannot be read. */
export type CallWithFiles = { readonly call: Call } | { readonly problem: Answer };

/**
 * Reads the files of a submitted form, whose call is already filled in with its other fields. A file that the form did
 * not ask for is passed over.
 */
export async function readFiles(
  { core, download }: { readonly core: Core; readonly download: Download },
  call: Call,
  files: readonly UploadedFile[],
  from: Requester,
): Promise<CallWithFiles> {
  if (files.length === 0) return { call };
  const reopened: Call = { ...call, intent: 'form' };
  const form = await core.form(replay(reopened, from));
  const texts: Record<string, string> = {};
  for (const file of files) {
    const input = form?.fields.find(({ name }) => name === file.field)?.input;
    if (input?.kind !== 'file') continue;
    const read = await readFile(file, input, download);
    if ('problem' in read) return { problem: unread(fileProblem(read.problem, input), reopened) };
    texts[file.field] = read.text;
  }
  const fields: FieldValues = { ...call.fields, ...texts };
  return { call: { ...call, fields } };
}

async function readFile(
  { name, size, url }: UploadedFile,
  accepted: Accepted,
  download: Download,
): Promise<TextFile> {
  if (!hasEnding(name, accepted.endings)) return { problem: 'another kind' };
  if ((size ?? 0) > accepted.maxBytes) return { problem: 'too large' };
  const bytes = url === undefined ? undefined : await download(url, accepted.maxBytes);
  if (bytes === undefined) return { problem: 'not reached' };
  return bytes === 'too large' ? { problem: bytes } : textOf(bytes, accepted);
}

/** The answer to a file that cannot be read: why, and the way out. */
const unread = (why: string, reopened: Call): Answer => ({
  ok: false,
  visibility: 'private',
  call: reopened,
  reply: {
    summary: 'I couldn’t read your file',
    subject: 'trouble',
    blocks: [paragraph(`${why} Choose another one, or paste its text into the form.`)],
    actions: [button('Open the form', reopened, 'primary')],
  },
});
