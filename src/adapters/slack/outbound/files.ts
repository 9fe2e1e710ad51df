import { filesOf, withFilesAs } from '../../../reply/files.ts';
import { note } from '../../../reply/build.ts';
import type { FileBlock, Reply } from '../../../reply/reply.ts';
import { tidy } from '../../../reply/tidy.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';
import { openDirectMessage } from './direct-message.ts';
import { uploadFile } from './upload.ts';

/** Uploads the files of answers: a message that one person alone sees cannot hold any. */
export interface Files {
  /**
   * Uploads a reply's files to the person's conversation with Rung. Resolves to the reply with words on where they are
   * in place of the files; those that could not be uploaded stay in it, to be shown as text. Never rejects.
   */
  upload(reply: Reply, person: string): Promise<Reply>;
}

/** Uploads files to Slack. */
export function createFiles({ web, telemetry }: { readonly web: Web; readonly telemetry: Telemetry }): Files {
  async function tryUpload(files: readonly FileBlock[], person: string): Promise<ReadonlySet<FileBlock>> {
    const done = new Set<FileBlock>();
    try {
      const channel = await openDirectMessage(web, person);
      for (const file of files) {
        await uploadFile(web, { name: file.name, bytes: Buffer.from(file.content), channel });
        done.add(file);
      }
    } catch (error) {
      // The person still reads the file's text in the answer, so that it is enough to tell the operator.
      if (!(error instanceof SlackError)) telemetry.error(error);
      else
        telemetry.log(
          `slack: a file could not be sent and is in the answer as text (${error.failure.what}).`,
          { event: 'file-unsent' },
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
