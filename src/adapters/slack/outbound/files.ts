import { filesOf, withFilesAs } from '../../../reply/files.ts';
import { note } from '../../../reply/build.ts';
import type { FileBlock, Reply } from '../../../reply/reply.ts';
import { tidy } from '../../../reply/tidy.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';
import { openDirectMessage } from './direct-message.ts';

/** Brings the files of an answer to its person: an answer that one person alone sees takes none. */
export interface Files {
  /**
   * The answer with its files in the person's conversation with Rung, and words on where they are; those that could not
   * be brought stay in it, to be read as text. Never rejects.
   */
  upload(reply: Reply, person: string): Promise<Reply>;
}

export function createFiles({ web, telemetry }: { readonly web: Web; readonly telemetry: Telemetry }): Files {
  async function upload({ name, content }: FileBlock, channel: string): Promise<void> {
    const bytes = Buffer.from(content);
    const { upload_url, file_id } = await web.call('files.getUploadURLExternal', {
      filename: name,
      length: bytes.byteLength,
    });
    await web.upload(String(upload_url), bytes);
    await web.call('files.completeUploadExternal', {
      files: [{ id: file_id, title: name }],
      channel_id: channel,
    });
  }

  async function tryUpload(files: readonly FileBlock[], person: string): Promise<ReadonlySet<FileBlock>> {
    const done = new Set<FileBlock>();
    try {
      const channel = await openDirectMessage(web, person);
      for (const file of files) {
        await upload(file, channel);
        done.add(file);
      }
    } catch (error) {
      // The answer says it all the same: whoever runs Rung is told, the person has the words.
      if (!(error instanceof SlackError)) telemetry.error(error);
      else
        telemetry.log(
          `slack: a file could not be sent and is in the answer as text (${error.failure.what}).`,
        );
    }
    return done;
  }

  return {
    async upload(original, person) {
      if (filesOf(original).length === 0) return original;
      const reply = tidy(original);
      const done = await tryUpload(filesOf(reply), person);
      return withFilesAs(reply, (file) =>
        done.has(file) ? [note([`${file.alt} It is in your messages with Rung: ${file.name}`])] : [file],
      );
    },
  };
}
