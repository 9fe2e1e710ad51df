import type { Picture } from '../../../../reply/picture.ts';
import { pictureKey } from '../../../../reply/picture-key.ts';
import { altOf } from '../../../../reply/tidy.ts';
import type { Wait } from '../../../shared/backoff.ts';
import type { PictureFiles, PictureOf } from '../../../shared/pictures/files.ts';
import type { DrawPicture } from '../../../shared/pictures/in-time.ts';
import { SlackError } from '../../connection/failure.ts';
import type { Web } from '../../connection/web.ts';
import { uploadFile } from '../upload.ts';

/** The parts that pictures are uploaded with. */
export interface UploadParts {
  readonly web: Web;
  readonly wait: Wait;
  readonly draw: DrawPicture;
  readonly pictureFiles: PictureFiles;
  /** Aborted when nothing more is to be begun. */
  readonly stopping: AbortSignal;
}

/** Where a picture is shown: the workspace, and the person in whose conversation with Rung; undefined in a channel. */
export interface PictureOwner {
  readonly workspace: string;
  readonly person: string | undefined;
}

/** Gives the id of the file that shows a picture, once a message may name it. Rejects where there is none. */
export type FileOf = (picture: Picture, owner: PictureOwner) => Promise<string>;

const NAME = 'slack';
/** The first pause between two looks at a fresh file, and the longest, in milliseconds. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 1_000;
/** How long all pauses together may be, in milliseconds. */
const PATIENCE = 15_000;

/** Uploads pictures: one of a person each time, any other once for a workspace, however many ask for it at once. */
export function createPictureUploads(parts: UploadParts): FileOf {
  const { pictureFiles } = parts;
  const uploading = new Map<string, Promise<string>>();

  async function keptOrUploaded(picture: Picture, workspace: string, content: string): Promise<string> {
    const kept = await pictureFiles.find({ platform: NAME, workspace }, content);
    if (kept !== undefined) return kept;
    const file = await upload(parts, picture);
    await untilReady(parts, file);
    // Not before: another process would put a file into a message that Slack does not take yet.
    await note(parts, workspace, file, { content });
    return file;
  }

  return async (picture, { workspace, person }) => {
    if (picture.personal) {
      const file = await upload(parts, picture);
      // What a channel was shown is nobody's alone, and stays with its message.
      if (person !== undefined) await note(parts, workspace, file, { person });
      await untilReady(parts, file);
      return file;
    }
    const content = pictureKey(picture);
    const key = `${workspace} ${content}`;
    const own =
      uploading.get(key) ?? keptOrUploaded(picture, workspace, content).finally(() => uploading.delete(key));
    uploading.set(key, own);
    return own;
  };
}

async function upload({ web, draw, stopping }: UploadParts, picture: Picture): Promise<string> {
  const { png } = await beforeAborted(draw(picture), stopping);
  return uploadFile(web, { name: `${picture.kind}.png`, bytes: png, alt: altOf(picture) });
}

/** The outcome of work that is no use once the signal is aborted. Rejects with its reason then. */
async function beforeAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(new Error('stopping', { cause: signal.reason }));
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

const note = ({ pictureFiles }: UploadParts, workspace: string, file: string, of: PictureOf): Promise<void> =>
  pictureFiles.add({ platform: NAME, workspace, file }, of);

/** Resolves once Slack has looked at a fresh file: until then it is of no kind, and no message may show it. */
async function untilReady({ web, wait, stopping }: UploadParts, id: string): Promise<void> {
  let pause = FIRST_PAUSE;
  for (let waited = 0; waited <= PATIENCE; waited += pause) {
    stopping.throwIfAborted();
    const { file } = await web.call('files.info', { file: id });
    if (isLookedAt(file)) return;
    pause = Math.min(pause * 1.5, LONGEST_PAUSE);
    await wait(pause, stopping);
  }
  throw new SlackError({ kind: 'retryable', what: 'an uploaded picture stayed unready' });
}

const isLookedAt = (file: unknown): boolean =>
  typeof file === 'object' &&
  file !== null &&
  'mimetype' in file &&
  typeof file.mimetype === 'string' &&
  file.mimetype !== '';
