import type { Author } from '../schema/keys.ts';
import type { EpochMs } from '../../time.ts';

/** Two accounts of one person. What is theirs is kept under the key of `home`, which has no workspace. */
export interface Link {
  readonly home: Author;
  readonly guest: Author;
  readonly at: EpochMs;
}

/** What became of a code that was typed; `owner` is who it was shown to. */
export type TypedCode =
  | { readonly kind: 'taken'; readonly owner: Author; readonly typedAt: EpochMs }
  /** There is no such code, or it was typed before, or is too old: which of these nobody is told. */
  | { readonly kind: 'unknown' }
  /** Too many wrong ones were typed, by this account or by all. */
  | { readonly kind: 'too many' }
  | { readonly kind: 'own' }
  | { readonly kind: 'same platform' }
  /** Neither account outlasts a workspace. */
  | { readonly kind: 'two workspaces' }
  | { readonly kind: 'linked'; readonly link: Link };

/** A link that is being made, as one of the two accounts sees it. */
export type PendingLink =
  | { readonly kind: 'shown'; readonly at: EpochMs }
  /** Somebody typed the code that was shown here; `agreed` once they said that they are both. */
  | { readonly kind: 'typed by'; readonly typer: Author; readonly agreed: boolean; readonly typedAt: EpochMs }
  /** A code was typed here that was shown to `owner`. */
  | { readonly kind: 'typed'; readonly owner: Author; readonly agreed: boolean; readonly typedAt: EpochMs };

/** What became of the yes of who the code was shown to. */
export type Joined =
  | { readonly kind: 'joined'; readonly link: Link }
  /** Both get a weekly message, and which is to go on was not said. */
  | { readonly kind: 'which message' }
  /** Nobody typed the code and agreed, or too long ago. */
  | { readonly kind: 'nothing to join' }
  /** One of the two is linked with a third. */
  | { readonly kind: 'linked' };
