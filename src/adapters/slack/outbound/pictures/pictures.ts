import { picturesOf } from '../../../../reply/files.ts';
import type { Picture } from '../../../../reply/picture.ts';
import type { Reply } from '../../../../reply/reply.ts';
import type { Telemetry } from '../../../shared/adapter.ts';
import { createTasks } from '../../../shared/background-tasks.ts';
import { atMost, type Wait } from '../../../shared/backoff.ts';
import { NO_PICTURE_FILES, type PictureFiles } from '../../../shared/pictures/files.ts';
import { PATIENCE, picturesInTime, type DrawPicture } from '../../../shared/pictures/in-time.ts';
import { SlackError } from '../../connection/failure.ts';
import type { Web } from '../../connection/web.ts';
import type { SlackMessage } from '../../render/render.ts';
import { createAvailability, type AvailabilityParts } from './availability.ts';
import { createPictureUploads, type FileOf } from './uploads.ts';

/** Where a message with pictures goes: a person's conversation with Rung, by the person's id, or a channel. */
export interface PicturePlace {
  readonly id: string;
  readonly direct: boolean;
}

/** The files by which a message shows pictures. */
export type Shown = ReadonlyMap<Picture, string>;

/** Shows the pictures of replies in messages that Rung posts itself. */
export interface SlackPictures {
  /** Whether a button for a picture makes sense. */
  readonly areOffered: boolean;
  /**
   * The files that show a reply's pictures there, as far as they are ready within `ms` milliseconds: empty where there
   * are none, where the place is undefined, or while Slack takes none. `insists`: it is tried even where Slack failed a
   * moment ago. Never rejects.
   */
  show(
    reply: Reply,
    place: PicturePlace | undefined,
    how?: { readonly ms?: number; readonly insists?: boolean },
  ): Promise<Shown>;
  /** Sends a message that may show pictures. Rejects as `send` does, and finds out then whether a picture was the cause. */
  sending<T>(message: SlackMessage, send: () => Promise<T>): Promise<T>;
  /** Slack accepts the token: what it refused before may be possible now. */
  tryAgain(): void;
  /** Begins nothing more, and resolves when what was begun is done or has taken too long. */
  stop(): Promise<void>;
}

/** The parts that pictures are shown with. */
export interface PictureParts extends Omit<AvailabilityParts, 'log'> {
  readonly web: Web;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  /** Undefined where none are drawn. */
  readonly drawPicture?: DrawPicture | undefined;
  readonly pictureFiles?: PictureFiles | undefined;
  /** The bot's own workspace, once it is known. */
  readonly team: () => string | undefined;
}

const NONE: Shown = new Map();
/** How long what was begun may take when Rung stops, in milliseconds. */
const FINISH = 3_000;
/** How long an answer in words waits for why the one with its picture was refused, in milliseconds. */
const LOOKING = 2_000;
/** Slack's error words for a file that is no more. */
export const GONE: ReadonlySet<string> = new Set(['file_not_found', 'file_deleted']);

/** Pictures over the parts of one workspace. */
export function createSlackPictures(parts: PictureParts): SlackPictures {
  const { web, telemetry, wait, drawPicture, pictureFiles = NO_PICTURE_FILES, team } = parts;
  const availability = createAvailability({ ...parts, log: (line) => telemetry.log(line) });
  const stopping = new AbortController();
  const tasks = createTasks();
  const { signal } = stopping;
  const isStopping = (): boolean => signal.aborted;
  const fileOf: FileOf | undefined =
    drawPicture && createPictureUploads({ web, wait, draw: drawPicture, pictureFiles, stopping: signal });

  /** The file of a picture; undefined where Slack takes none, or Rung stops. */
  async function fileOrNone(work: Promise<string>): Promise<string | undefined> {
    try {
      return await work;
    } catch (error) {
      if (isStopping()) return undefined;
      if (!(error instanceof SlackError)) throw error;
      availability.failed(error);
      return undefined;
    }
  }

  /** Forgets the files of a refused message that were deleted in Slack; where none was, Slack takes no pictures. */
  async function findCause(files: readonly string[], refusal: SlackError): Promise<void> {
    let isExplained = false;
    for (const file of files) {
      try {
        await web.call('files.info', { file });
      } catch (error) {
        if (!(error instanceof SlackError)) throw error;
        isExplained = true;
        if (!GONE.has(error.failure.what)) availability.failed(error);
        else if (!isStopping())
          await pictureFiles.forget({ platform: 'slack', workspace: team() ?? '', file });
      }
    }
    if (!isExplained) availability.refused(refusal);
  }

  return {
    get areOffered() {
      return drawPicture !== undefined && availability.state !== 'blocked';
    },
    async show(reply, place, { ms = PATIENCE, insists = false } = {}) {
      const workspace = team();
      const isResting = availability.state === 'blocked' || (availability.state === 'paused' && !insists);
      const isOff = !fileOf || isResting || isStopping();
      if (isOff || !place || workspace === undefined || picturesOf(reply).length === 0) return NONE;
      const make = (picture: Picture): Promise<string | undefined> =>
        mayShow(picture, place)
          ? tasks.track(
              fileOrNone(fileOf(picture, { workspace, person: place.direct ? place.id : undefined })),
            )
          : Promise.resolve(undefined);
      const waitOrStop: Wait = (time, done) => wait(time, AbortSignal.any([done, signal]));
      return picturesInTime({ telemetry, wait: waitOrStop }, reply, make, ms);
    },
    async sending(message, send) {
      const files = filesIn(message);
      try {
        const sent = await send();
        if (files.length > 0) availability.taken();
        return sent;
      } catch (error) {
        if (files.length > 0 && error instanceof SlackError && isRefusal(error)) {
          const looking = tasks.track(findCause(files, error));
          await atMost(
            LOOKING,
            looking.catch((other: unknown) => telemetry.error(other)),
            wait,
          );
        }
        throw error;
      }
    },
    tryAgain: () => availability.tryAgain(),
    async stop() {
      stopping.abort(new Error('stopping'));
      await atMost(
        FINISH,
        tasks.settled().catch(() => undefined),
        wait,
      );
    },
  };
}

/** One person's picture is for that person alone; a team's also for its channel. */
const mayShow = ({ personal, kind }: Picture, { direct }: PicturePlace): boolean =>
  !personal || direct || kind === 'team';

const isRefusal = ({ failure }: SlackError): boolean =>
  failure.kind === 'rejected' && failure.what.startsWith('invalid_blocks');

/** The uploaded files that a message shows. */
const filesIn = ({ blocks }: SlackMessage): readonly string[] =>
  blocks.flatMap((one) =>
    one.type === 'image' && 'slack_file' in one && 'id' in one.slack_file ? [one.slack_file.id] : [],
  );
