/** A file that somebody uploaded in a form's field, before it is read; `size` is in bytes. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly size: number | undefined;
  /** Where the platform serves it; undefined where it does not say. */
  readonly url: string | undefined;
}
