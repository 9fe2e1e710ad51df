import type { Web } from '../connection/web.ts';

/** A file to be uploaded. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What it shows in words, at most 1000 characters. */
  readonly alt?: string;
  /** The channel that it is posted to; without one nobody but Rung sees it. */
  readonly channel?: string;
}

/** Uploads a file in Slack's three steps, and resolves to its id. @throws SlackError */
export async function uploadFile(web: Web, { name, bytes, alt, channel }: Upload): Promise<string> {
  const { upload_url, file_id } = await web.call('files.getUploadURLExternal', {
    filename: name,
    length: bytes.byteLength,
    ...(alt !== undefined && { alt_txt: alt }),
  });
  await web.upload(String(upload_url), bytes);
  await web.call('files.completeUploadExternal', {
    files: [{ id: file_id, title: name }],
    ...(channel !== undefined && { channel_id: channel }),
  });
  return String(file_id);
}
