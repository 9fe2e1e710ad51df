import type { Access } from '../../engines/database-access.ts';
import type { Owner } from '../../schema/keys.ts';
import { mustBeWorkspace } from '../../schema/team-rows.ts';
import { mustBeCount, mustBeInstant } from '../../schema/text.ts';
import type { EpochMs } from '../../../time.ts';
import type { Schema } from '../../schema/schema.ts';
import type { HeldRow, Letter, LetterKey, Overdue, WorkspaceFigures } from '../../types/operator.ts';
import { countHeld, selectHeld } from './holdings.ts';
import { selectLetters, settleLetter } from './letters.ts';
import { selectFigures } from './overview.ts';
import { deletePause, insertPause, selectOverdue } from './pauses.ts';

/** What the operator asks and does about workspaces as wholes. */
export class Operator {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** Has nothing be sent to a workspace unasked, and its commands be refused; false where it is so already. */
  async pause(owner: Owner, at: EpochMs): Promise<boolean> {
    mustBeWorkspace(owner);
    mustBeInstant('The time of the pause', at);
    return this.#access.change((transaction) => insertPause(transaction, owner, at));
  }

  /** Ends that; false where it was not paused. What was due meanwhile is to be settled before. */
  async resume(owner: Owner): Promise<boolean> {
    mustBeWorkspace(owner);
    return this.#access.change((transaction) => deletePause(transaction, owner));
  }

  /** At most a hundred messages of a workspace that were due before `now` and that no process is sending. */
  async overdue(owner: Owner, now: EpochMs): Promise<readonly Overdue[]> {
    mustBeWorkspace(owner);
    mustBeInstant('The time', now);
    return this.#access.read((db) => selectOverdue(db, owner, now));
  }

  /** All workspaces in figures, by platform and id. It reads whole tables. */
  async figures(): Promise<readonly WorkspaceFigures[]> {
    return this.#access.read(selectFigures);
  }

  /** How many rows each table has of a workspace; those that have none are left out. */
  async count(owner: Owner): Promise<ReadonlyMap<keyof Schema, number>> {
    mustBeWorkspace(owner);
    return this.#access.read((db) => countHeld(db, owner));
  }

  /** All rows that are held of a workspace by their table: JSON read, instants as ISO 8601, nothing secret. */
  async export(owner: Owner): Promise<Readonly<Record<string, readonly HeldRow[]>>> {
    mustBeWorkspace(owner);
    return this.#access.read((db) => selectHeld(db, owner));
  }

  /** The latest messages that were given up, at most so many. */
  async letters(limit: number): Promise<readonly Letter[]> {
    mustBeCount('limit', limit);
    return this.#access.read((db) => selectLetters(db, { limit }));
  }

  /** A message that was given up; undefined where there is no such one. */
  async letter(key: LetterKey): Promise<Letter | undefined> {
    const [letter] = await this.#access.read((db) => selectLetters(db, key));
    return letter;
  }

  /** Counts a message that was given up as passed over, so that it is listed no more; false where there is no such one. */
  async settleLetter(key: LetterKey, at: EpochMs): Promise<boolean> {
    mustBeInstant('The time of the change', at);
    return this.#access.change((transaction) => settleLetter(transaction, key, at));
  }
}
