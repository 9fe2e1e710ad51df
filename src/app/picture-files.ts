import type { PictureFiles } from '../adapters/shared/pictures/files.ts';
import type { Repositories } from '../store/store.ts';
import type { EpochMs } from '../time.ts';

/** Remembers in the store which pictures were uploaded, for every process. */
export const createPictureFiles = (
  files: Repositories['pictureFiles'],
  now: () => EpochMs,
): PictureFiles => ({
  find: (at, content) => files.find(at, content),
  add: ({ file, ...at }, of) =>
    'content' in of
      ? files.addShared(at, file, of.content, now())
      : files.addPersonal({ ...at, person: of.person }, file, now()),
  forget: ({ file, ...at }) => files.forget(at, file),
  toDelete: (at, most) => files.toDelete(at, most),
});
