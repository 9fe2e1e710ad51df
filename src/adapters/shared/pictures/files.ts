/** A picture that was uploaded to a platform: the file's id there, and the workspace that it is in. */
export interface PictureFile {
  readonly platform: string;
  /** "" where the platform's ids are unique without it. */
  readonly workspace: string;
  readonly file: string;
}

/** Whose a picture is: everybody's, found again by the hash of what it shows, or one person's, whose id belongs to that workspace. */
export type PictureOf = { readonly content: string } | { readonly person: string };

/** The pictures that were uploaded, as every process knows them: each once for a workspace, a person's for them alone. */
export interface PictureFiles {
  /** The file that shows the same to everybody in a workspace; undefined where there is none. */
  find(at: Omit<PictureFile, 'file'>, content: string): Promise<string | undefined>;
  add(file: PictureFile, of: PictureOf): Promise<void>;
  /** Forgets a file that is not there any more. */
  forget(file: PictureFile): Promise<void>;
  /** The files, at most `most`, of people in a workspace who had all that is stored of them deleted: to be deleted, then forgotten. */
  toDelete(at: Omit<PictureFile, 'file'>, most: number): Promise<readonly string[]>;
}

/** For where nothing is remembered: every picture is uploaded anew. */
export const NO_PICTURE_FILES: PictureFiles = {
  find: () => Promise.resolve(undefined),
  add: () => Promise.resolve(),
  forget: () => Promise.resolve(),
  toDelete: () => Promise.resolve([]),
};
