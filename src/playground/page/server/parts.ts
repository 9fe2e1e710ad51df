import type { PageFile } from './files.ts';
import type { Seating } from './seat.ts';

/** What the page is made of. */
export interface PageParts {
  readonly files: ReadonlyMap<string, PageFile>;
  readonly seating: Seating;
  /** The hosts that requests may name, once the port is known. */
  readonly hosts: () => ReadonlySet<string>;
  /** Whether many strangers share it: their seats pass, and nobody makes network trouble. */
  readonly demo: boolean;
  /** Told each bug. */
  readonly report: (error: unknown) => void;
}
